"""The methods by name; another one is another line."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from core.base.errors import refuse
from core.ranking.methods.additive import score_additive
from core.ranking.methods.averages import score_mean, score_sum
from core.ranking.methods.method import Method
from core.ranking.methods.middle import score_median, score_trimmed
from core.ranking.methods.place_sums import score_places
from core.ranking.methods.rasch import score_rasch
from core.ranking.methods.screening import score_screening
from core.ranking.methods.z_scores import score_z

METHODS: Mapping[str, Method] = MappingProxyType(
    {
        method.name: method
        for method in (
            Method("mean", score_mean),
            Method("sum", score_sum),
            Method("trimmed", score_trimmed),
            Method("median", score_median),
            Method("places", score_places, higher_is_better=False),
            Method("screening", score_screening),
            Method("z", score_z),
            Method("additive", score_additive),
            Method("rasch", score_rasch),
        )
    }
)


def find_method(name: str) -> Method:
    """Return a method by name; raises ``count.unknown_method``."""
    return METHODS.get(name) or refuse("count.unknown_method", method=name, known=", ".join(METHODS))
