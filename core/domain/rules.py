"""The rules of counting: frozen when the first package is issued, hashed into every package and sheet."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Literal, Self

from pydantic import Field, model_validator

from core.base.errors import refuse
from core.base.ids import sha256
from core.base.numbers import Number
from core.base.values import Document, Value
from core.domain.contest import Criterion, Nomination

MAX_RULES_BYTES = 400_000


class Method(StrEnum):
    """How marks become one number per entry."""

    MEAN = "mean"
    SUM = "sum"
    TRIMMED = "trimmed"
    MEDIAN = "median"
    PLACES = "places"
    SCREENING = "screening"
    FIGURES = "figures"
    Z = "z"
    ADDITIVE = "additive"
    RASCH = "rasch"


class TieRule(StrEnum):
    """What is asked, in order, when totals are equal."""

    CRITERION = "criterion"
    MEDIAN = "median"
    FIRST_PLACES = "first_places"
    HEAD_TO_HEAD = "head_to_head"
    EARLIER = "earlier"
    VOTE = "vote"
    CHAIR = "chair"


class TieStep(Value):
    """One step of the tie-break chain; ``criterion`` names the criterion where the rule needs one."""

    rule: TieRule
    criterion: str | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.rule is TieRule.CRITERION) != (self.criterion is not None):
            message = "a criterion is named by the step «criterion» and by no other"
            raise ValueError(message)
        return self


class Quota(Value):
    """How many entries of a nomination go on to the next round."""

    nomination: int
    places: int = Field(ge=0, le=1000)


class OwnCriteria(Value):
    """Criteria that replace the round's own in one nomination."""

    nomination: int
    criteria: tuple[Criterion, ...] = Field(min_length=1)


class Quorum(Value):
    """The share of voting members that must attend: at least ``share``, or more than it when ``above``."""

    share: str = Field(default="1/2", pattern=r"^[0-9]{1,3}/[1-9][0-9]{0,2}$")
    above: bool = True

    def holds(self, *, present: int, members: int) -> bool:
        """Tell whether ``present`` of ``members`` make a quorum; nobody never does."""
        if members == 0 or present == 0:
            return False
        part = Fraction(present, members)
        return part > Fraction(self.share) if self.above else part >= Fraction(self.share)


class Round(Value):
    """One round of marking: criteria, method, ties, what is needed, how many go on."""

    number: int = Field(ge=1, le=9)
    title: str = Field(min_length=1, max_length=100)
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    own_criteria: tuple[OwnCriteria, ...] = ()
    method: Method = Method.MEAN
    trim: int = Field(default=1, ge=1, le=20)
    sd: Literal["population", "sample"] = "population"
    decides: Literal["exact", "rounded"] = "exact"
    digits: int = Field(default=2, ge=0, le=6)
    carry_over: Number = Decimal(0)
    ties: tuple[TieStep, ...] = ()
    boundary: Literal["all", "fewer", "decision"] = "decision"
    quotas: tuple[Quota, ...] = ()
    minimum_jurors: int = Field(default=1, ge=1, le=1000)
    pass_mark: Number | None = None
    incomplete_sheets: bool = False

    def criteria_of(self, nomination: int) -> tuple[Criterion, ...]:
        """Return the criteria marked in a nomination, in marking order."""
        own = (each.criteria for each in self.own_criteria if each.nomination == nomination)
        return next(own, self.criteria)

    def quota_of(self, nomination: int) -> int | None:
        """Return how many entries of the nomination go on; None in a round that nobody leaves."""
        return next((each.places for each in self.quotas if each.nomination == nomination), None)


class AwardKind(Value):
    """What may be given: by place, by score, or by the jury's decision alone."""

    code: str = Field(pattern=r"^[a-z0-9_-]{1,32}$")
    title: str = Field(min_length=1, max_length=200)
    given: Literal["place", "score", "decision"] = "place"
    round: int = 1
    places: tuple[int, ...] = ()
    minimum_score: Number | None = None
    per: Literal["nomination", "contest"] = "nomination"
    count: int | None = None
    shared: bool = False
    one_per_applicant: bool = False
    paper: str = "letter"

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.given == "place" and not self.places:
            message = "an award given by place must name its places"
            raise ValueError(message)
        return self


class Rules(Document):
    """Everything that decides an outcome, in one hashed document."""

    format: Literal["jury/rules"] = "jury/rules"
    version: Literal[1] = 1
    title: str = Field(min_length=1, max_length=200)
    season: str = Field(default="", max_length=40)
    region: str = Field(default="", max_length=120)
    organisers: tuple[str, ...] = ()
    language: Literal["ru", "en"] = "ru"
    sample: bool = False
    nominations: tuple[Nomination, ...] = Field(min_length=1)
    rounds: tuple[Round, ...] = Field(min_length=1)
    awards: tuple[AwardKind, ...] = ()
    quorum: Quorum = Quorum()
    minimum_entries: int = Field(default=1, ge=1)
    too_few_entries: Literal["judge", "no_award"] = "judge"
    past_winners: Literal["admitted", "barred"] = "admitted"

    @model_validator(mode="after")
    def _check(self) -> Self:
        if [each.number for each in self.rounds] != list(range(1, len(self.rounds) + 1)):
            message = "rounds must be numbered 1, 2, …"
            raise ValueError(message)
        numbers = [each.number for each in self.nominations]
        if len(set(numbers)) != len(numbers):
            message = "a nomination's number stands twice"
            raise ValueError(message)
        for each in self.rounds:
            _check_round(each, nominations=set(numbers))
        if any(not 1 <= award.round <= len(self.rounds) for award in self.awards):
            message = "an award names a round that does not exist"
            raise ValueError(message)
        codes = [award.code for award in self.awards]
        if len(set(codes)) != len(codes):
            message = "an award's code stands twice"
            raise ValueError(message)
        return self

    @property
    def hash(self) -> str:
        """SHA-256 of the canonical bytes."""
        return sha256(self.to_bytes())

    def round(self, number: int) -> Round:
        """Return a round by number; raises ``round.unknown``."""
        for each in self.rounds:
            if each.number == number:
                return each
        refuse("round.unknown", round=number, rounds=len(self.rounds))

    def nomination(self, number: int) -> Nomination:
        """Return a nomination by number; raises ``nomination.unknown``."""
        for each in self.nominations:
            if each.number == number:
                return each
        refuse("nomination.unknown", nomination=str(number))


def _check_round(round_: Round, *, nominations: set[int]) -> None:
    sets = [round_.criteria, *(each.criteria for each in round_.own_criteria)]
    for criteria in sets:
        codes = [each.code.casefold() for each in criteria]
        if len(set(codes)) != len(codes):
            message = "a criterion's code stands twice in one set"
            raise ValueError(message)
        known = {each.code for each in criteria}
        if any(step.criterion not in known for step in round_.ties if step.criterion is not None):
            message = "a tie-break step names a criterion that is not marked"
            raise ValueError(message)
    for named in ([each.nomination for each in round_.own_criteria], [each.nomination for each in round_.quotas]):
        if not set(named) <= nominations:
            message = "a quota or own criteria name a nomination that does not exist"
            raise ValueError(message)
        if len(set(named)) != len(named):
            message = "a quota or own criteria name a nomination twice"
            raise ValueError(message)
