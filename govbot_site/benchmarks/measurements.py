"""The measurements by name."""

from collections.abc import Callable
from dataclasses import dataclass

from govbot_site.benchmarks import conversation, deadlines, mastodon, processes, tallying
from govbot_site.benchmarks.figures import Figure
from govbot_site.benchmarks.running import Running


@dataclass(frozen=True, kw_only=True)
class Benchmark:
    says: str
    measure: Callable[[Running], list[Figure]]


BENCHMARKS = {
    "start": Benchmark(says="seconds until web and workers are ready, twice", measure=processes.start),
    "memory": Benchmark(says="proportional set size of all processes", measure=processes.memory),
    "reply": Benchmark(says="seconds from a message to its answer", measure=conversation.reply),
    "votes": Benchmark(says="500 votes at once on one proposal", measure=conversation.votes),
    "mastodon": Benchmark(says="seconds from a mention to its answer, heard and polled", measure=mastodon.mastodon),
    "tally": Benchmark(says="a million votes of each method, beside another library", measure=tallying.tally),
    "deadlines": Benchmark(says="how late 40 deadlines are acted upon", measure=deadlines.deadlines),
}
