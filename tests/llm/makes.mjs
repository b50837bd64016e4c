// How services of different makes take a request for structured output: what each does with a dialect that it
// does not know, in its own words. `answer` is what its model says when the request is held to the schema.
import { refused, said } from './server.mjs';

const chatter = 'Sure! Here is a plan: it should be fun.';
const format = (body) => body.response_format?.type;
const promptsForJson = (body) => JSON.stringify(body.messages).includes('JSON');

export const makes = {
  // Everything that strict mode asks for must be in the schema.
  openai: (answer) => (body) => {
    const wanted = body.response_format?.json_schema;
    if (!wanted?.strict) return said(chatter);
    const open = [];
    const look = (schema, path) => {
      if (schema.type !== 'object') return schema.items && look(schema.items, `${path}[]`);
      if (schema.additionalProperties !== false) open.push(path);
      if (Object.keys(schema.properties).some((name) => !schema.required.includes(name)))
        open.push(path);
      for (const [name, part] of Object.entries(schema.properties)) look(part, `${path}/${name}`);
    };
    look(wanted.schema, '');
    if (open.length)
      return refused(
        400,
        `Invalid schema for response_format '${wanted.name}': In context=(${open[0]}), additionalProperties is required to be supplied and to be false.`,
      );
    return said(answer);
  },
  'without strict': (answer) => (body) =>
    body.response_format?.json_schema?.strict
      ? refused(400, "Invalid schema for response_format 'plan': 'minItems' is not permitted.")
      : format(body) === 'json_schema'
        ? said(answer)
        : said(chatter),
  'vLLM before 0.12': (answer) => (body) =>
    format(body)
      ? refused(
          400,
          "[{'type': 'literal_error', 'loc': ('body', 'response_format', 'type'), 'msg': \"Input should be 'text' or 'json_object'\"}]",
        )
      : said(body.guided_json ? answer : chatter),
  vLLM: (answer) => (body) =>
    format(body)
      ? refused(400, 'response_format is not available with this tokenizer')
      : said(body.structured_outputs?.json ? answer : chatter),
  'llama.cpp, its own field': (answer) => (body) =>
    format(body)
      ? {
          status: 500,
          body: {
            error: {
              code: 500,
              message: 'response_format type must be one of "text" or "json_object"',
              type: 'server_error',
            },
          },
        }
      : said(body.json_schema ? answer : chatter),
  'llama-cpp-python': (answer) => (body) =>
    format(body) === 'json_schema'
      ? {
          status: 422,
          body: {
            detail: [
              { type: 'literal_error', loc: ['body', 'response_format', 'type'], msg: 'bad' },
            ],
          },
        }
      : said(body.response_format?.schema ? answer : chatter),
  'any JSON object': (answer) => (body) => {
    if (
      format(body) === 'json_schema' ||
      body.response_format?.schema ||
      body.json_schema ||
      body.guided_json
    )
      return refused(422, 'Extra inputs are not permitted');
    if (format(body) !== 'json_object') return said(chatter);
    return promptsForJson(body)
      ? said(answer)
      : refused(400, "'messages' must contain the word 'json' in some form");
  },
  'text only': (answer) => (body) =>
    format(body) || body.json_schema || body.guided_json || body.structured_outputs
      ? refused(400, 'Unrecognized request argument supplied')
      : said(
          `<think>The user wants {a plan}.</think>\nHere it is:\n\`\`\`json\n${answer}\n\`\`\`\nHave fun!`,
        ),
};
