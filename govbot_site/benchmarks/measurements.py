"""The measurements by name."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from govbot_site.benchmarks import (
    accounts,
    conversation,
    deadlines,
    electorates,
    killing,
    mastodon,
    processes,
    rehearsing,
    storm,
    tallying,
)
from govbot_site.benchmarks.figures import Figure
from govbot_site.benchmarks.running import Running


@dataclass(frozen=True, kw_only=True)
class Benchmark:
    """`small`: the same in a minute, for those that take many; such a run says little of speed."""

    says: str
    measure: Callable[[Running], list[Figure]]
    small: Callable[[Running], list[Figure]] | None = None


BENCHMARKS = {
    "start": Benchmark(says="seconds until web and workers are ready, twice", measure=processes.start),
    "memory": Benchmark(says="proportional set size of all processes", measure=processes.memory),
    "reply": Benchmark(says="seconds from a message to its answer", measure=conversation.reply),
    "votes": Benchmark(says="500 votes at once on one proposal", measure=conversation.votes),
    "mastodon": Benchmark(says="seconds from a mention to its answer, heard and polled", measure=mastodon.mastodon),
    "tally": Benchmark(says="a million votes of each method, beside another library", measure=tallying.tally),
    "electorate": Benchmark(
        says="opening a proposal for 100,000 members, and one vote in it",
        measure=electorates.electorate,
        small=partial(electorates.electorate, sizes=(100, 1_000)),
    ),
    "rehearse": Benchmark(says="a month of 200 members and 50 proposals in virtual time", measure=rehearsing.rehearse),
    "deadlines": Benchmark(says="how late 40 deadlines are acted upon", measure=deadlines.deadlines),
    "storm": Benchmark(
        says="2,000 mentions while workers, streams and server are killed: lost, doubled, miscounted",
        measure=storm.storm,
        small=partial(storm.storm, people=4, each=6, every=3.0, server_every=5.0),
    ),
    "accounts": Benchmark(
        says="200 bot accounts on one server: memory, and from mention to inbox",
        measure=accounts.accounts,
        small=partial(accounts.accounts, bots=20, mentions=10),
    ),
    "killing": Benchmark(
        says="deadlines through ten minutes in which a process is killed every four seconds",
        measure=killing.killing,
        small=partial(killing.killing, minutes=0.25, every=2.0),
    ),
}
