"""Takes a model that export.py made apart again, to go on training from it when its checkpoint is gone.

    python3 model/unpack.py MODEL.GGUF FOLDER

Writes FOLDER/checkpoint.pt (weights as Q8_0 kept them, nothing of the optimizers: for train.py --from-checkpoint) and
FOLDER/tokenizer.json (for make-corpus.ts --tokenizer).
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import torch

from gguf import read_gguf
from llama import Shape


def main() -> None:
    model, folder = map(Path, sys.argv[1:])
    metadata, tensors = read_gguf(model)
    shape = Shape(
        vocabulary=metadata["llama.vocab_size"],
        context=metadata["llama.context_length"],
        layers=metadata["llama.block_count"],
        width=metadata["llama.embedding_length"],
        heads=metadata["llama.attention.head_count"],
        hidden=metadata["llama.feed_forward_length"],
    )
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: torch.from_numpy(tensor) for name, tensor in tensors.items()}
    torch.save({"shape": asdict(shape), "model": weights}, folder / "checkpoint.pt")
    merges = [merge.split(" ") for merge in metadata["tokenizer.ggml.merges"]]
    tokenizer = {"tokens": metadata["tokenizer.ggml.tokens"], "merges": merges}
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer))


if __name__ == "__main__":
    main()
