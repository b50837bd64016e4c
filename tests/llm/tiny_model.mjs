// Writes a language model with random weights as a GGUF file (format: GGUF 3, little endian): one thin
// layer, a vocabulary of bytes. What it says is noise, so that an answer that fits was held to the schema.
// It has a liking for the characters that end things, or its strings would all be as long as they may.
import { writeFileSync } from 'node:fs';

const [U32, I32, F32, STRING, ARRAY] = [4, 5, 6, 8, 9];
const ALIGNMENT = 32;
const ENDS = ['"', ']', '}'].map((c) => c.charCodeAt(0));
const WIDTH = 32,
  HEADS = 2,
  FEED = 64,
  LAYERS = 1;

class Bytes {
  parts = [];
  size = 0;
  push(buffer) {
    this.parts.push(buffer);
    this.size += buffer.length;
    return this;
  }
  u32(value) {
    const b = Buffer.alloc(4);
    b.writeUInt32LE(value);
    return this.push(b);
  }
  u64(value) {
    const b = Buffer.alloc(8);
    b.writeBigUInt64LE(BigInt(value));
    return this.push(b);
  }
  text(value) {
    const b = Buffer.from(value);
    return this.u64(b.length).push(b);
  }
  value(type, value) {
    if (type === U32) return this.u32(value);
    if (type === STRING) return this.text(value);
    const b = Buffer.alloc(4);
    if (type === I32) b.writeInt32LE(value);
    else b.writeFloatLE(value);
    return this.push(b);
  }
  pad() {
    return this.push(Buffer.alloc((ALIGNMENT - (this.size % ALIGNMENT)) % ALIGNMENT));
  }
}

/** Every byte as the character that byte-level vocabularies (GPT-2's) write it with, and an end. */
function vocabulary() {
  const visible = (byte) => (byte > 32 && byte < 127) || (byte > 160 && byte < 173) || byte > 173;
  let next = 256;
  const tokens = [];
  for (let byte = 0; byte < 256; ++byte)
    tokens.push([String.fromCodePoint(visible(byte) ? byte : next++), 1]);
  tokens.push(['<|end|>', 3]);
  return tokens;
}

/** @param {string} path @param {number} context longest text that it takes, in bytes */
export function writeTinyModel(path, context) {
  const tokens = vocabulary();
  const fields = [
    ['general.architecture', STRING, 'llama'],
    ['general.name', STRING, 'noise'],
    ['llama.context_length', U32, context],
    ['llama.embedding_length', U32, WIDTH],
    ['llama.block_count', U32, LAYERS],
    ['llama.feed_forward_length', U32, FEED],
    ['llama.attention.head_count', U32, HEADS],
    ['llama.attention.layer_norm_rms_epsilon', F32, 1e-5],
    ['llama.rope.dimension_count', U32, WIDTH / HEADS],
    ['tokenizer.ggml.model', STRING, 'gpt2'],
    ['tokenizer.ggml.pre', STRING, 'default'],
    ['tokenizer.ggml.tokens', STRING, tokens.map(([text]) => text)],
    ['tokenizer.ggml.token_type', I32, tokens.map(([, type]) => type)],
    ['tokenizer.ggml.merges', STRING, []],
    ['tokenizer.ggml.bos_token_id', U32, tokens.length - 1],
    ['tokenizer.ggml.eos_token_id', U32, tokens.length - 1],
  ];
  const tensors = [
    ['token_embd.weight', WIDTH, tokens.length],
    ['output_norm.weight', WIDTH],
    ['output.weight', WIDTH, tokens.length],
  ];
  for (let layer = 0; layer < LAYERS; ++layer) {
    const at = `blk.${layer}.`;
    tensors.push([`${at}attn_norm.weight`, WIDTH], [`${at}ffn_norm.weight`, WIDTH]);
    for (const name of ['attn_q', 'attn_k', 'attn_v', 'attn_output'])
      tensors.push([`${at}${name}.weight`, WIDTH, WIDTH]);
    tensors.push(
      [`${at}ffn_gate.weight`, WIDTH, FEED],
      [`${at}ffn_up.weight`, WIDTH, FEED],
      [`${at}ffn_down.weight`, FEED, WIDTH],
    );
  }
  const out = new Bytes().push(Buffer.from('GGUF')).u32(3).u64(tensors.length).u64(fields.length);
  for (const [name, type, value] of fields) {
    out.text(name);
    if (!Array.isArray(value)) out.u32(type).value(type, value);
    else {
      out.u32(ARRAY).u32(type).u64(value.length);
      for (const item of value) out.value(type, item);
    }
  }
  let offset = 0;
  const counts = tensors.map(([, ...sizes]) => sizes.reduce((a, b) => a * b));
  tensors.forEach(([name, ...sizes], i) => {
    out.text(name).u32(sizes.length);
    for (const size of sizes) out.u64(size);
    out.u32(0).u64(offset); // 0: 32-bit floats
    offset += Math.ceil((counts[i] * 4) / ALIGNMENT) * ALIGNMENT;
  });
  out.pad();
  let seed = 12345;
  const noise = () =>
    ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32 - 0.5) * 0.4;
  tensors.forEach(([name], i) => {
    const data = Buffer.alloc(counts[i] * 4);
    for (let k = 0; k < counts[i]; ++k)
      data.writeFloatLE(name.includes('norm') ? 1 : noise(), k * 4);
    // The first dimension is the same for every token: what weighs it is a constant of the answer.
    if (name === 'token_embd.weight')
      for (let token = 0; token < tokens.length; ++token) data.writeFloatLE(2, token * WIDTH * 4);
    if (name === 'output.weight')
      for (const token of ENDS) data.writeFloatLE(0.8, token * WIDTH * 4);
    out.push(data).pad();
  });
  writeFileSync(path, Buffer.concat(out.parts));
}
