"""What all tests share: how hard hypothesis searches, here and on a build server."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A busy machine is slow now and then: that is no fault of the code, so no deadline.
settings.register_profile("desk", deadline=None, max_examples=50)
settings.register_profile(
    "ci", deadline=None, max_examples=200, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "desk")
