"""What can go wrong between us and a model, whatever engine, server or library it lives in."""

from typing import Final

WORDS: Final = {
    "unknown_model": "No such model is set up on this site. Check its name, and the server or plugin that offers it.",
    "no_key": "The model needs a key that is missing or not accepted. Check GOVBOT_AI__KEY or the plugin's own key.",
    "too_late": "The model did not answer in time.",
    "too_long": "The model's answer went on for too long.",
    "unreachable": "The model's server cannot be reached.",
    "overloaded": "The model's server has too much to do.",
    "server_error": "The model's server failed.",
    "refused": "The model's server refused the request.",
    "cannot": "This model cannot be asked this way. Its options can be set in GOVBOT_AI__OPTIONS.",
    "no_engine": "The engine for model files is not installed on this machine. docs/MODELS.md says how to add it.",
    "no_file": "The model file cannot be read. Check GOVBOT_AI__FILE.",
    "wrong_file": "The model file is not the one whose sha256 is given, so it was not loaded. Fetch it anew, or check "
    "GOVBOT_AI__FILE_SHA256.",
    "unfit_file": "The engine cannot load the model file. It may be damaged, of a kind that is too new, or too large "
    "for this machine's memory.",
    "failed": "The model failed.",
    "resting": "The model failed several times in a row and is left alone for a while.",
    "busy": "Earlier questions to the model have not come back yet.",
    "budget": "The community's budget for models is used up for today.",
    "not_json": "The model's answer was not in the asked form.",
    "cut_off": "The model's answer was cut off.",
    "wrong_shape": "The model's answer did not have the asked fields.",
}
RETRYABLE: Final = frozenset({"too_late", "unreachable", "overloaded", "server_error", "failed", "resting", "busy"})


class ModelUnavailable(Exception):
    """No answer that can be used. `retryable`: asked again later, it may give one."""

    def __init__(self, code: str, detail: str = "") -> None:
        """Take one of the known codes, and for the log what the vendor said."""
        self.code = code
        self.detail = detail
        super().__init__(f"{WORDS[code]} {detail}".strip())

    @property
    def retryable(self) -> bool:
        return self.code in RETRYABLE

    @property
    def safe(self) -> str:
        """What a moderator may read; no vendor's words, which may quote a key or an address."""
        return WORDS[self.code]


class AnswerUnusable(ModelUnavailable):
    """The model answered, but not in the form that it was asked for."""
