"""Where something stands in a report's clean text. Offsets are code points, half-open."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a report's clean text.

    >>> Span(4, 8).of("NATO agrees")
    ' agr'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the slice of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A quotation that proves a value: ``quote`` is always ``text[start:end]`` of ``report``."""

    report: str
    start: int
    end: int
    quote: str

    @classmethod
    def cut(cls, report: str, text: str, span: Span) -> Evidence:
        """Cut the evidence for ``span`` out of the clean ``text`` of ``report``.

        >>> Evidence.cut("r1", "Talks began.", Span(0, 5)).quote
        'Talks'
        """
        return cls(report, span.start, span.end, span.of(text))
