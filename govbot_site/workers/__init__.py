"""Background work. The only importer of django-q2, which serves here as a trigger and nothing more.

What is to be done stands in our own tables. A wake says "look now" and is delivered at most once; loops look
every second and are revived when they die, so nothing depends on a wake that was lost.
"""

from govbot_site.workers.broker import wake

__all__ = ["wake"]
