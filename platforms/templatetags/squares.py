"""Whether the visitor holds the key to a sandbox's square."""

from django import template

from platforms.square import may_enter

register = template.Library()


@register.simple_tag(takes_context=True)
def may_enter_square(context: template.Context, slug: str) -> bool:
    """True if this browser opened the square's link before."""
    request = context.get("request")
    return request is not None and may_enter(request, slug)
