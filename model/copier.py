"""Makes a model that says its prompt's token ids, one after the other: how a test learns what llama.cpp makes of a text.

    python3 model/copier.py TOKENIZER.JSON OUT.GGUF LENGTH

One head looks exactly LENGTH - 1 positions back. Every embedding has the same first coordinate, from which queries and
keys are made; rotary positions turn them, and the query is turned back by LENGTH - 1 beforehand, so that the scores
peak there. The rest of an embedding is random: nearly orthogonal to all others. Token i of the vocabulary has a double that
no text gives and whose own text is "i ": its embedding is longer, so that it is what is said.
"""

import json
import sys
from pathlib import Path

import torch

from export import write_model
from llama import Llama, Shape

WIDTH = 256
# How much the copied embedding outweighs the position's own, and how sharp the look is.
LOUDNESS, SHARPNESS = 20.0, 200.0

# How much longer a double's embedding is.
DOUBLE = 1.5


def copier(vocabulary: int, length: int) -> Llama:
    shape = Shape(2 * vocabulary, context=2 * length, layers=1, width=WIDTH, heads=1, hidden=32)
    model = Llama(shape)
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for parameter in model.blk.parameters():
            if parameter.dim() == 2:
                parameter.zero_()
        random = torch.randn(vocabulary, WIDTH - 1, generator=generator)
        embedding = torch.cat((torch.ones(vocabulary, 1), random / random.norm(dim=1, keepdim=True)), 1)
        both = torch.cat((embedding, DOUBLE * embedding))
        model.token_embd.weight.copy_(both)
        model.output.weight.copy_(both)
        angles = shape.rope_base ** -(torch.arange(0, WIDTH, 2) / WIDTH) * (length - 1)
        block = model.blk[0]
        block.attn_k.weight[0::2, 0] = 1.0
        block.attn_q.weight[0::2, 0] = SHARPNESS * angles.cos()
        block.attn_q.weight[1::2, 0] = -SHARPNESS * angles.sin()
        block.attn_v.weight.copy_(torch.eye(WIDTH))
        block.attn_output.weight.copy_(LOUDNESS * torch.eye(WIDTH))
    return model


def main() -> None:
    tokenizer, out, length = sys.argv[1:]
    data = json.loads(Path(tokenizer).read_text())
    tokens = data["tokens"]
    # U+0120 stands for a space in GPT-2's alphabet.
    doubles = [f"{id}\u0120" for id in range(len(tokens))]
    write_model(Path(out), copier(len(tokens), int(length)), {**data, "tokens": tokens + doubles}, "copier")


if __name__ == "__main__":
    main()
