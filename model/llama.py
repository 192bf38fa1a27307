"""The llama architecture, small: pre-norm, rotary positions, SwiGLU.

Rotary positions turn neighbouring pairs (0, 1), (2, 3) … as llama.cpp does for `general.architecture = llama`, so that
weights are exported as they are. Input and output embeddings are two matrices: when they were one, a single direction
common to all tokens came to make up most of it (singular values 66, then 9).
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class Shape:
    """Sizes of a model. `width` and `hidden` are multiples of 32 (Q8_0's block)."""

    vocabulary: int
    context: int = 1024
    layers: int = 5
    width: int = 128
    heads: int = 4
    hidden: int = 384
    rope_base: float = 10000.0
    norm_epsilon: float = 1e-5


class Norm(nn.Module):
    """Root mean square norm with a gain."""

    def __init__(self, width: int, epsilon: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.epsilon = epsilon

    def forward(self, x: Tensor) -> Tensor:
        x = x.float()
        return self.weight * x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.epsilon)


class Block(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.attn_norm = Norm(shape.width, shape.norm_epsilon)
        self.attn_q = nn.Linear(shape.width, shape.width, bias=False)
        self.attn_k = nn.Linear(shape.width, shape.width, bias=False)
        self.attn_v = nn.Linear(shape.width, shape.width, bias=False)
        self.attn_output = nn.Linear(shape.width, shape.width, bias=False)
        self.ffn_norm = Norm(shape.width, shape.norm_epsilon)
        self.ffn_gate = nn.Linear(shape.width, shape.hidden, bias=False)
        self.ffn_up = nn.Linear(shape.width, shape.hidden, bias=False)
        self.ffn_down = nn.Linear(shape.hidden, shape.width, bias=False)

    def forward(self, x: Tensor, cosine: Tensor, sine: Tensor, mask: Tensor) -> Tensor:
        x = x + self.attend(self.attn_norm(x), cosine, sine, mask)
        h = self.ffn_norm(x)
        return x + self.ffn_down(functional.silu(self.ffn_gate(h).float()) * self.ffn_up(h))

    def attend(self, h: Tensor, cosine: Tensor, sine: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = h.shape
        split = (batch, length, self.heads, width // self.heads)
        q = turn(self.attn_q(h).view(split), cosine, sine).transpose(1, 2)
        k = turn(self.attn_k(h).view(split), cosine, sine).transpose(1, 2)
        v = self.attn_v(h).view(split).transpose(1, 2)
        scores = (q / math.sqrt(width // self.heads)) @ k.transpose(-1, -2)
        mixed = torch.softmax(scores + mask, -1).to(v.dtype) @ v
        return self.attn_output(mixed.transpose(1, 2).reshape(batch, length, width))


def turn(x: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
    """Rotates neighbouring pairs of the last dimension by their position's angle."""
    pairs = torch.view_as_complex(x.float().unflatten(-1, (-1, 2)))
    return torch.view_as_real(pairs * torch.complex(cosine, sine)).flatten(-2)


class Llama(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.token_embd = nn.Embedding(shape.vocabulary, shape.width)
        self.blk = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.output_norm = Norm(shape.width, shape.norm_epsilon)
        self.output = nn.Linear(shape.width, shape.vocabulary, bias=False)
        half = torch.arange(0, shape.width // shape.heads, 2) / (shape.width // shape.heads)
        angles = torch.outer(torch.arange(shape.context).float(), shape.rope_base**-half)
        self.register_buffer("cosine", angles.cos()[:, None, :], persistent=False)
        self.register_buffer("sine", angles.sin()[:, None, :], persistent=False)
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2:
                spread = 0.5 if "embd" in name else parameter.shape[1] ** -0.5
                # What writes to the residual stream or to the logits begins at zero.
                is_last = name.endswith(("attn_output.weight", "ffn_down.weight")) or name == "output.weight"
                nn.init.normal_(parameter, std=0.0 if is_last else spread)

    def forward(self, tokens: Tensor) -> Tensor:
        """Hidden states after the last norm, for tokens of shape (batch, length)."""
        length = tokens.shape[1]
        mask = torch.full((length, length), float("-inf"), device=tokens.device).triu(1)
        x = self.token_embd(tokens)
        for block in self.blk:
            x = block(x, self.cosine[:length], self.sine[:length], mask)
        return self.output_norm(x)

    def loss(self, tokens: Tensor, learned: Tensor) -> Tensor:
        """Mean cross-entropy, in nats, of the learned tokens given all before them."""
        wanted = learned[:, 1:]
        hidden = self(tokens[:, :-1])[wanted]
        return functional.cross_entropy(self.output(hidden).float(), tokens[:, 1:][wanted])
