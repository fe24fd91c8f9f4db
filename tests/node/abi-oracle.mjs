// Encodes and decodes arguments of functions with ethers and with viem: JSON lines on standard input, an answer for each on standard output.
// The first line is the ABI; the others are { function, values, calldata }. Values are JSON: numbers are decimal strings, structs are arrays.

import { createInterface } from 'node:readline';
import { AbiCoder, ParamType, id } from 'ethers';
import { decodeAbiParameters, encodeAbiParameters } from 'viem';

const coder = AbiCoder.defaultAbiCoder();

// What signatures say.
const canonical = ({ type, components }) => type.startsWith('tuple')
  ? `(${components.map(canonical).join(',')})${type.slice('tuple'.length)}`
  : type;

// Neither library knows the type function, which is laid out as bytes24.
const layout = (parameter) => ({
  name: parameter.name,
  type: parameter.type.replace(/^function/, 'bytes24'),
  ...(parameter.components && { components: parameter.components.map(layout) }),
});

// What the elements of an array are.
const elementOf = (parameter) => ({ ...parameter, type: parameter.type.slice(0, parameter.type.lastIndexOf('[')) });

// Numbers of JSON are strings; those of viem are of two kinds.
const toNative = (parameter, value) => {
  if (parameter.type.endsWith(']')) {
    return value.map((item) => toNative(elementOf(parameter), item));
  }

  if (parameter.type === 'tuple') {
    return parameter.components.map((component, i) => toNative(component, value[i]));
  }

  return /^u?int/.test(parameter.type) ? BigInt(value) : value;
};

const toJson = (parameter, value) => {
  if (parameter.type.endsWith(']')) {
    return [...value].map((item) => toJson(elementOf(parameter), item));
  }

  if (parameter.type === 'tuple') {
    return parameter.components.map((component, i) => toJson(component, Array.isArray(value) ? value[i] : value[component.name]));
  }

  if (/^u?int/.test(parameter.type)) {
    return value.toString();
  }

  return parameter.type === 'address' ? value.toLowerCase() : value;
};

const libraries = {
  ethers: {
    encode: (parameters, values) => coder.encode(parameters.map((parameter) => ParamType.from(parameter)), values),
    decode: (parameters, data) => coder.decode(parameters.map((parameter) => ParamType.from(parameter)), data),
  },
  viem: { encode: encodeAbiParameters, decode: decodeAbiParameters },
};

const ask = ({ encode, decode }, parameters, values, calldata) => {
  const body = `0x${calldata.slice(10)}`;
  const decoded = decode(parameters, body);
  return {
    encoded: encode(parameters, values),
    decoded: parameters.map((parameter, i) => toJson(parameter, decoded[i])),
    again: encode(parameters, [...decoded]),
  };
};

let functions;
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  if (!functions) {
    functions = request.map(({ name, inputs }) => ({
      selector: id(`${name}(${inputs.map(canonical).join(',')})`).slice(0, 10),
      parameters: inputs.map(layout),
    }));
    continue;
  }

  const { selector, parameters } = functions[request.function];
  const values = parameters.map((parameter, i) => toNative(parameter, request.values[i]));
  const answer = { selector };
  for (const [name, library] of Object.entries(libraries)) {
    answer[name] = ask(library, parameters, values, request.calldata);
  }

  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
