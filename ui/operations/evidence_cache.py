"""Answers kept for a while: the newest of them, within a limit of bytes."""

from __future__ import annotations

from collections import OrderedDict

from ui.operations.evidence_requests import Answer, Request


class AnswerCache:
    """Forgets what was asked for longest ago as soon as it holds more than ``limit`` bytes."""

    def __init__(self, *, limit: int) -> None:
        self._limit = limit
        self._answers: OrderedDict[Request, Answer] = OrderedDict()
        self._weight = 0

    @property
    def weight(self) -> int:
        """Bytes held; above the limit only while a single answer is heavier."""
        return self._weight

    def get(self, request: Request) -> Answer | None:
        """Return an answer if it is still here, and keep it longer."""
        answer = self._answers.get(request)
        if answer is not None:
            self._answers.move_to_end(request)
        return answer

    def put(self, request: Request, answer: Answer) -> None:
        """Keep an answer, at the cost of older ones."""
        self.drop(request)
        self._answers[request] = answer
        self._weight += answer.weight
        while self._weight > self._limit and len(self._answers) > 1:
            _, oldest = self._answers.popitem(last=False)
            self._weight -= oldest.weight

    def drop(self, request: Request) -> None:
        """Forget an answer."""
        old = self._answers.pop(request, None)
        if old is not None:
            self._weight -= old.weight
