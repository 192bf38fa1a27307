"""Makes a GGUF of a trained model: weights, tokenizer and chat template.

    python3 model/export.py CHECKPOINT TOKENIZER.JSON OUT.GGUF [NAME]
"""

import json
import sys
from pathlib import Path

import torch

from gguf import write_gguf
from llama import Llama, Shape

# Special tokens, in the order of tokenizer.ts; ggml's token types: 1 normal, 3 control.
PAD, USER, ASSISTANT, END = range(4)
NORMAL, CONTROL = 1, 3

CHAT_TEMPLATE = (
    "{% for m in messages %}{{ '<|' + m['role'] + '|>' + m['content'] + '<|end|>' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|assistant|>' }}{% endif %}"
)


def write_model(path: Path, model: Llama, tokenizer: dict, name: str) -> None:
    shape = model.shape
    tokens = tokenizer["tokens"]
    metadata = {
        "general.architecture": "llama",
        "general.name": name,
        "general.license": "apache-2.0",
        "general.alignment": 32,
        # Read by the lab (src/adapters/gguf.ts): the wording that the model was trained on.
        "turnwise.wording": "demo",
        "llama.context_length": shape.context,
        "llama.embedding_length": shape.width,
        "llama.block_count": shape.layers,
        "llama.feed_forward_length": shape.hidden,
        "llama.attention.head_count": shape.heads,
        "llama.attention.head_count_kv": shape.heads,
        "llama.attention.layer_norm_rms_epsilon": shape.norm_epsilon,
        "llama.rope.dimension_count": shape.width // shape.heads,
        "llama.rope.freq_base": shape.rope_base,
        "llama.vocab_size": len(tokens),
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": "qwen2",
        "tokenizer.ggml.tokens": tokens,
        "tokenizer.ggml.token_type": [CONTROL if id <= END else NORMAL for id in range(len(tokens))],
        "tokenizer.ggml.merges": [f"{left} {right}" for left, right in tokenizer["merges"]],
        "tokenizer.ggml.bos_token_id": PAD,
        "tokenizer.ggml.eos_token_id": END,
        "tokenizer.ggml.eot_token_id": END,
        "tokenizer.ggml.padding_token_id": PAD,
        "tokenizer.ggml.add_bos_token": False,
        "tokenizer.chat_template": CHAT_TEMPLATE,
    }
    tensors = {key: tensor.detach().float().cpu().numpy() for key, tensor in model.state_dict().items()}
    write_gguf(path, metadata, tensors)


def main() -> None:
    checkpoint, tokenizer, out, *name = sys.argv[1:]
    saved = torch.load(checkpoint, map_location="cpu")
    model = Llama(Shape(**saved["shape"]))
    model.load_state_dict(saved["model"])
    write_model(Path(out), model, json.loads(Path(tokenizer).read_text()), *(name or ["turnwise demo"]))


if __name__ == "__main__":
    main()
