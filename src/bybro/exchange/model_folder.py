"""Language models in a folder of this machine: sentence-transformers, model2vec or ONNX. None is ever downloaded."""

from __future__ import annotations

import importlib
import json
import os
from typing import TYPE_CHECKING, Any

import numpy as np

from bybro.errors import ImpossibleError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Encoder = Callable[[Sequence[str]], NDArray[np.float32]]

_LONGEST = 512
"""Tokens of a text that an ONNX model is given."""
_AT_ONCE = 64


def read_model(folder: Path) -> Encoder:
    """What makes points of length 1 from texts, by the model in a folder.

    Its kind is told by its files: `modules.json` is of sentence-transformers, a `config.json` of type model2vec of
    model2vec, `model.onnx` (also in `onnx/`) beside `tokenizer.json` of any trainer. Raises `UnreadableError` for a
    folder that is none of these, `ImpossibleError` where the package that reads it is not installed.
    """
    # a folder is a folder: no package may look for a model of that name elsewhere
    os.environ["HF_HUB_OFFLINE"] = "1"
    for fits, read in ((_is_static, _static), (_is_onnx, _onnx), (_is_transformer, _transformer)):
        if fits(folder):
            try:
                return read(folder)
            except (OSError, ValueError, RuntimeError, KeyError) as fault:
                said = next(iter(str(fault).splitlines()), type(fault).__name__)
                raise UnreadableError(
                    f"The language model in {folder} cannot be read: {said}",
                    "Copy the model's folder again, with all its files.",
                ) from fault
    raise UnreadableError(
        f"{folder} holds no language model that can be used.",
        "Name a folder with modules.json (sentence-transformers), a model2vec model, or model.onnx and tokenizer.json.",
    )


def _is_transformer(folder: Path) -> bool:
    return (folder / "modules.json").is_file()


def _is_static(folder: Path) -> bool:
    config = folder / "config.json"
    return config.is_file() and json.loads(config.read_bytes()).get("model_type") == "model2vec"


def _is_onnx(folder: Path) -> bool:
    return _graph(folder) is not None and (folder / "tokenizer.json").is_file()


def _graph(folder: Path) -> Path | None:
    return next((p for p in (folder / "model.onnx", folder / "onnx" / "model.onnx") if p.is_file()), None)


def _transformer(folder: Path) -> Encoder:
    # weights that are pickled could run anything: only safetensors are read
    model = _package("sentence_transformers").SentenceTransformer(
        str(folder), device="cpu", local_files_only=True, model_kwargs={"use_safetensors": True}
    )
    return lambda texts: _unit(model.encode(list(texts), batch_size=_AT_ONCE, show_progress_bar=False))


def _static(folder: Path) -> Encoder:
    model = _package("model2vec").StaticModel.from_pretrained(str(folder))
    return lambda texts: _unit(model.encode(list(texts)))


def _onnx(folder: Path) -> Encoder:
    tokenizer = _package("tokenizers").Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(_LONGEST)
    tokenizer.enable_padding()
    session = _package("onnxruntime").InferenceSession(str(_graph(folder)), providers=["CPUExecutionProvider"])
    wanted = {i.name for i in session.get_inputs()}

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        points = [_pooled(tokenizer, session, wanted, texts[n : n + _AT_ONCE]) for n in range(0, len(texts), _AT_ONCE)]
        return _unit(np.concatenate(points))

    return encode


def _pooled(tokenizer: Any, session: Any, wanted: set[str], texts: Sequence[str]) -> NDArray[np.float32]:  # noqa: ANN401
    """The mean over a text's tokens of the model's last layer."""
    read = tokenizer.encode_batch(list(texts))
    mask = np.array([e.attention_mask for e in read], dtype=np.int64)
    given = {
        "input_ids": np.array([e.ids for e in read], dtype=np.int64),
        "attention_mask": mask,
        "token_type_ids": np.zeros_like(mask),
    }
    layer = session.run(None, {k: v for k, v in given.items() if k in wanted})[0]
    points: NDArray[np.float32] = (layer * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
    return points


def _unit(points: Any) -> NDArray[np.float32]:  # noqa: ANN401  packages without types
    told = np.nan_to_num(np.asarray(points, dtype=np.float32))
    length = np.linalg.norm(told, axis=1, keepdims=True)
    unit: NDArray[np.float32] = np.divide(told, length, out=np.zeros_like(told), where=length > 0)
    return unit


def _package(name: str) -> Any:  # noqa: ANN401  packages without types
    try:
        return importlib.import_module(name)
    except ImportError as fault:
        raise ImpossibleError(
            f"This language model needs the package {name.replace('_', '-')}, which is not installed.",
            'Install it with: pip install "bybro[neural]"',
        ) from fault
