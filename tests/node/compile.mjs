// Compiles the Solidity of this repository with the pinned compiler and writes what the other projects use of it:
//   abi/<Contract>.json                          artifacts of the contracts
//   abi/history/<date>/JobMarketplace.json       artifacts of older revisions, for drift
//   src/Fabstir.Devnet/Bytecode/<Contract>.hex   what the local chain deploys
//   src/Fabstir.Devnet/Abi/<Contract>.json       artifacts of what only the local chain deploys
// `node compile.mjs` writes; `node compile.mjs --check` compares with what is there and exits 1 where something differs.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const modules = join(here, "node_modules");
const contracts = "src/Fabstir.Devnet/Contracts";
const proxy = "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";

/** EIP-170: what a chain accepts as a contract's runtime code. */
const maxRuntimeBytes = 24_576;

/** Each contract: where it is written, where its artifact goes if anybody needs it, whether the local chain deploys it. */
const products = [
  ...["JobMarketplace", "NodeRegistry", "ProofSystem", "HostEarnings", "ModelRegistry"].map((name) => ({
    name, source: `${contracts}/${name}.sol`, artifact: `abi/${name}.json`, deployed: true,
  })),
  { name: "ERC20", source: `${contracts}/ERC20.sol`, artifact: "abi/ERC20.json", deployed: false },
  { name: "DevnetToken", source: `${contracts}/DevnetToken.sol`, artifact: "src/Fabstir.Devnet/Abi/DevnetToken.json", deployed: true },
  { name: "Multicall3", source: `${contracts}/Multicall3.sol`, deployed: true },
  { name: "ERC1967Proxy", source: proxy, artifact: "src/Fabstir.Devnet/Abi/ERC1967Proxy.json", deployed: true },
];

const history = readdirSync(join(root, "abi/history")).sort().map((date) => ({
  name: "JobMarketplace", source: `abi/history/${date}/JobMarketplace.sol`, artifact: `abi/history/${date}/JobMarketplace.json`, deployed: false,
}));

/** Source units have names relative to the repository, or begin with a package's name: the same on every machine. */
function readSource(name) {
  return readFileSync(join(name.startsWith("@") ? modules : root, name), "utf8");
}

/** One run of the compiler; any warning is an error. */
function compile(solc, compiled) {
  const sources = [...new Set(compiled.map((product) => product.source))];
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(sources.map((name) => [name, { content: readSource(name) }])),
    settings: {
      evmVersion: "cancun",
      viaIR: true,
      optimizer: { enabled: true, runs: 200 },
      metadata: { bytecodeHash: "none", appendCBOR: false },
      outputSelection: Object.fromEntries(compiled.map(({ name, source, deployed }) => [source, {
        [name]: ["abi", "userdoc", ...(deployed ? ["evm.bytecode.object", "evm.deployedBytecode.object"] : [])],
      }]).concat([["*", { "*": ["devdoc"], "": ["ast"] }]])),
    },
  };
  const load = (name) => {
    try {
      return { contents: readSource(name) };
    } catch {
      return { error: "not found" };
    }
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: load }));
  const messages = output.errors ?? [];
  if (messages.length > 0) fail(messages.map((message) => message.formattedMessage).join("\n"));
  return output;
}

/** All nodes of all syntax trees by their id, for what the compiler leaves out of its other outputs. */
function indexTrees(output) {
  const nodes = new Map();
  const visit = (source, node) => {
    if (node === null || typeof node !== "object") return;
    if (typeof node.nodeType === "string") nodes.set(node.id, { ...node, source });
    Object.values(node).forEach((child) => visit(source, child));
  };
  Object.entries(output.sources).forEach(([source, { ast }]) => visit(source, ast));
  return nodes;
}

function makeArtifact(output, nodes, { name, source }) {
  const { abi, devdoc, userdoc } = output.contracts[source][name];
  const contract = output.sources[source].ast.nodes.find((node) => node.nodeType === "ContractDefinition" && node.name === name);
  const fullAbi = [...abstractConstructor(contract), ...abi];
  return {
    contractName: name,
    abi: fullAbi,
    devdoc: { ...devdoc, stateVariables: documentedVariables(output, nodes, contract, fullAbi) },
    userdoc,
    enums: enumsOf(fullAbi, nodes),
  };
}

/** The compiler leaves the constructor out of an abstract contract's ABI; the older revisions are abstract here. */
function abstractConstructor(contract) {
  const definition = contract.nodes.find((node) => node.kind === "constructor");
  if (!contract.abstract || !definition) return [];
  const inputs = definition.parameters.parameters.map(({ name, typeDescriptions: { typeString } }) => ({
    internalType: typeString, name, type: typeString.replace(" payable", ""),
  }));
  return [{ inputs, stateMutability: definition.stateMutability, type: "constructor" }];
}

/** The compiler documents a contract's own variables only, though the public ones of its bases are in its ABI too. */
function documentedVariables(output, nodes, contract, abi) {
  const getters = new Set(abi.filter((entry) => entry.type === "function").map((entry) => entry.name));
  const variables = contract.linearizedBaseContracts
    .map((id) => nodes.get(id))
    .flatMap((base) => Object.entries(output.contracts[base.source][base.name].devdoc.stateVariables ?? {}))
    .filter(([name]) => getters.has(name));
  return Object.fromEntries(variables.sort(byName));
}

/** The members of each enum that the ABI names. */
function enumsOf(abi, nodes) {
  const used = new Set();
  JSON.stringify(abi, (key, value) => {
    if (key === "internalType" && value.startsWith("enum ")) used.add(value.slice("enum ".length).replace(/(\[\d*\])+$/, ""));
    return value;
  });
  const definitions = [...nodes.values()].filter((node) => node.nodeType === "EnumDefinition" && used.has(node.canonicalName));
  return Object.fromEntries(definitions.map((node) => [node.canonicalName, node.members.map((member) => member.name)]).sort(byName));
}

function byName([left], [right]) {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** JSON with two spaces a level; what holds no further object or list stays on one line, so a parameter is a line. */
function print(value, indent = "") {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const inner = indent + "  ";
  const flat = Object.values(value).every((item) => item === null || typeof item !== "object");
  const items = Array.isArray(value)
    ? value.map((item) => print(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${print(item, inner)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (items.length === 0) return open + close;
  const line = Array.isArray(value) ? `[${items.join(", ")}]` : `{ ${items.join(", ")} }`;
  if (flat && line.length <= 120) return line;
  return `${open}\n${items.map((item) => inner + item).join(",\n")}\n${indent}${close}`;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

function main() {
  if (!existsSync(modules)) fail("node_modules is missing: run npm ci --ignore-scripts in tests/node");
  const solc = createRequire(import.meta.url)("solc");
  const files = new Map();

  // The older revisions share their names, so each is compiled alone.
  for (const compiled of [products, ...history.map((revision) => [revision])]) {
    const output = compile(solc, compiled);
    const nodes = indexTrees(output);
    for (const product of compiled) {
      if (product.artifact) files.set(product.artifact, print(makeArtifact(output, nodes, product)) + "\n");
      if (!product.deployed) continue;
      const { bytecode, deployedBytecode } = output.contracts[product.source][product.name].evm;
      const size = deployedBytecode.object.length / 2;
      console.log(`${product.name.padEnd(16)}${String(size).padStart(7)} bytes of runtime code`);
      if (size > maxRuntimeBytes) fail(`${product.name} is larger than ${maxRuntimeBytes} bytes`);
      files.set(`src/Fabstir.Devnet/Bytecode/${product.name}.hex`, `0x${bytecode.object}\n`);
    }
  }

  const differing = [...files].filter(([path, text]) => {
    const full = join(root, path);
    return !existsSync(full) || readFileSync(full, "utf8") !== text;
  });
  if (process.argv.includes("--check")) {
    if (differing.length > 0) fail(differing.map(([path]) => `differs: ${path}`).join("\n"));
    console.log(`${files.size} files are up to date`);
    return;
  }
  for (const [path, text] of differing) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  console.log(`${files.size} files, ${differing.length} of them changed`);
}

main();
