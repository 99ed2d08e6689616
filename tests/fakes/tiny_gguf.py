"""A model file that knows nothing: the smallest that the engine loads, with the same weights by chance each time."""

import random
import struct
from pathlib import Path
from typing import Any

_WIDTH, _CONTEXT, _ALIGNED = 64, 2_048, 32
_UINT32, _INT32, _FLOAT32, _STRING, _ARRAY = 4, 5, 6, 8, 9
_NORMAL, _CONTROL = 1, 3
_ENDS = "<|end|>"


def write(path: Path) -> Path:
    """One layer, one token for each byte; its words are nonsense in whatever form is asked for."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]  # the others are written as letters from 256 on
    tokens = [_ENDS, "an", *map(chr, plain), *(chr(256 + place) for place in range(256 - len(plain)))]
    kinds = [_CONTROL, *[_NORMAL] * (len(tokens) - 1)]
    known: list[tuple[str, int, Any]] = [
        ("general.architecture", _STRING, "llama"),
        ("llama.context_length", _UINT32, _CONTEXT),
        ("llama.embedding_length", _UINT32, _WIDTH),
        ("llama.block_count", _UINT32, 1),
        ("llama.feed_forward_length", _UINT32, _WIDTH),
        ("llama.attention.head_count", _UINT32, 2),
        ("llama.attention.layer_norm_rms_epsilon", _FLOAT32, 1e-5),
        ("tokenizer.ggml.model", _STRING, "gpt2"),
        ("tokenizer.ggml.merges", _ARRAY, (_STRING, ["a n"])),
        ("tokenizer.ggml.tokens", _ARRAY, (_STRING, tokens)),
        ("tokenizer.ggml.token_type", _ARRAY, (_INT32, kinds)),
        ("tokenizer.ggml.bos_token_id", _UINT32, 0),
        ("tokenizer.ggml.eos_token_id", _UINT32, 0),
        ("tokenizer.chat_template", _STRING, "{% for m in messages %}{{ m.content }}\n{% endfor %}"),
    ]
    shapes = {
        "token_embd.weight": (_WIDTH, len(tokens)),
        "output_norm.weight": (_WIDTH,),
        "output.weight": (_WIDTH, len(tokens)),
        "blk.0.attn_norm.weight": (_WIDTH,),
        "blk.0.ffn_norm.weight": (_WIDTH,),
        **{
            f"blk.0.{name}.weight": (_WIDTH, _WIDTH)
            for name in "attn_q attn_k attn_v attn_output ffn_gate ffn_up ffn_down".split()
        },
    }
    head = struct.pack("<4sIQQ", b"GGUF", 3, len(shapes), len(known))
    head += b"".join(_text(name) + struct.pack("<I", kind) + _value(kind, value) for name, kind, value in known)
    chance, data = random.Random(7), b""
    for name, shape in shapes.items():
        head += _text(name) + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, 0, len(data))
        count = shape[0] * (shape[1] if len(shape) > 1 else 1)
        data += struct.pack(f"<{count}f", *(chance.gauss(0, 0.3) for _ in range(count)))
        data += bytes(-len(data) % _ALIGNED)
    path.write_bytes(head + bytes(-len(head) % _ALIGNED) + data)
    return path


def _text(words: str) -> bytes:
    said = words.encode()
    return struct.pack("<Q", len(said)) + said


def _value(kind: int, value: Any) -> bytes:
    if kind == _STRING:
        return _text(value)
    if kind == _ARRAY:
        inner, items = value
        return struct.pack("<IQ", inner, len(items)) + b"".join(_value(inner, item) for item in items)
    return struct.pack("<f" if kind == _FLOAT32 else "<I", value)
