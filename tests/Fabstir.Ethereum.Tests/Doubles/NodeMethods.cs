using System.Globalization;
using System.Text.Json.Nodes;
using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>The methods of a fake node, served from its chain.</summary>
internal sealed class NodeMethods(FakeChain chain, ulong chainId)
{
    // What public pools keep of an account.
    private const int PoolSlots = 16;

    public ulong ChainId { get; set; } = chainId;

    /// <summary>The most transactions that ever waited.</summary>
    public int LargestPool { get; private set; }

    /// <summary>So often a receipt is not there yet, although the transaction is mined.</summary>
    public int ReceiptDelay { get; set; }

    public ulong MaxLogRange { get; set; } = 9_000;

    public int MaxLogResults { get; set; } = 10_000;

    public ulong GasUsed { get; set; } = 42_000;

    /// <summary>What an account has: a thousand ether.</summary>
    public Func<JsonArray, string> Balance { get; set; } = _ => "0x3635c9adc5dea00000";

    /// <summary>The code of every address.</summary>
    public string Code { get; set; } = "0x";

    /// <summary>What a call returns.</summary>
    public Func<JsonNode, string> Call { get; set; } = _ => "0x000000000000000000000000000000000000000000000000000000000000002a";

    /// <summary>The logs that can be found, as JSON.</summary>
    public List<JsonObject> Logs { get; } = [];

    public JsonNode? Serve(string method, JsonArray parameters) => method switch
    {
        "eth_chainId" => Hex(ChainId),
        "eth_blockNumber" => Hex(chain.Head.Number),
        "eth_getBlockByNumber" => Block(Resolve(parameters[0]!), (bool)parameters[1]! ? (string)parameters[0]! == "pending" ? chain.Pool : null : []),
        "eth_getBlockByHash" => Block(chain.Blocks.Find(block => block.Hash.ToString() == (string)parameters[0]!), []),
        "eth_getTransactionCount" => Hex(CountAt(Account(parameters[0]!), (string)parameters[1]!)),
        "eth_getBalance" => Balance(parameters),
        "eth_getCode" => Code,
        "eth_call" => Call(parameters[0]!),
        "eth_estimateGas" => Resolve(parameters[1]!) is null ? throw new RpcError(-32000, "header not found") : "0xc350",
        "eth_gasPrice" => "0x4a817c800",
        "eth_maxPriorityFeePerGas" => "0x3b9aca00",
        "eth_sendRawTransaction" => Accept(Decode(Bytes.Parse((string)parameters[0]!))),
        "eth_sendTransaction" => Accept(FromNodeAccount(parameters[0]!)),
        "eth_getTransactionByHash" => chain.Find(Bytes32.Parse((string)parameters[0]!)) is { } found ? new JsonObject { ["hash"] = found.Hash.ToString() } : null,
        "eth_getTransactionReceipt" => Receipt(Bytes32.Parse((string)parameters[0]!)),
        "eth_getLogs" => FindLogs(parameters[0]!),
        _ => throw new RpcError(-32601, $"the method {method} does not exist"),
    };

    public static JsonObject Log(ulong block, uint index, string address = "0x00000000000000000000000000000000000000aa", string branch = "a") => new()
    {
        ["address"] = address,
        ["topics"] = new JsonArray(Keccak256.Hash("Pinged()").ToString()),
        ["data"] = "0x",
        ["blockNumber"] = Hex(block),
        ["blockHash"] = Keccak256.Hash(string.Create(CultureInfo.InvariantCulture, $"{branch}{block}")).ToString(),
        ["transactionHash"] = Keccak256.Hash(string.Create(CultureInfo.InvariantCulture, $"{block} {index}")).ToString(),
        ["logIndex"] = Hex(index),
        ["removed"] = false,
    };

    private string Accept(FakeTransaction transaction)
    {
        // The words are those of geth. Nothing may depend on them.
        if (chain.Find(transaction.Hash) is not null)
        {
            throw new RpcError(-32000, chain.BlockOf(transaction.Hash) is null ? "already known" : "nonce too low");
        }

        if (transaction.Nonce < chain.Count(transaction.From))
        {
            throw new RpcError(-32000, "nonce too low");
        }

        if (chain.Pool.Find(other => other.From == transaction.From && other.Nonce == transaction.Nonce) is { } waiting)
        {
            // A tenth more of both.
            if (transaction.MaxFee / 11 < waiting.MaxFee / 10 || transaction.Tip / 11 < waiting.Tip / 10)
            {
                throw new RpcError(-32000, "replacement transaction underpriced");
            }

            chain.Pool.Remove(waiting);
        }

        if (chain.Pool.Count(other => other.From == transaction.From) >= PoolSlots)
        {
            throw new RpcError(-32000, "account limit exceeded");
        }

        chain.Pool.Add(transaction);
        LargestPool = Math.Max(LargestPool, chain.Pool.Count);
        return transaction.Hash.ToString();
    }

    private FakeTransaction FromNodeAccount(JsonNode request)
    {
        Address from = Account(request["from"]!);
        ulong nonce = request["nonce"] is { } given ? Number(given) : chain.PendingCount(from);
        // A node signs anew each time: the same request twice is two transactions.
        Bytes32 hash = Keccak256.Hash(string.Create(CultureInfo.InvariantCulture, $"{from} {nonce} {Guid.NewGuid()}"));
        return new FakeTransaction(hash, from, nonce, Account(request["to"]!), Bytes.Parse((string)request["data"]!), Number(request["gas"]!), Bytes.Empty);
    }

    /// <summary>Takes a raw transaction of type 2 or of EIP-155 apart, and recovers its sender.</summary>
    private static FakeTransaction Decode(Bytes raw)
    {
        bool typed = raw[0] == 2;
        Bytes[] fields = RlpDecoder.DecodeList(raw.AsSpan()[(typed ? 1 : 0)..]);
        UInt256 v = Number(fields[typed ? 9 : 6]);
        UInt256 chainId = typed ? Number(fields[0]) : (v - 35) / 2;
        UnsignedTransaction transaction = typed
            ? new Eip1559Transaction
            {
                ChainId = (ulong)chainId,
                Nonce = (ulong)Number(fields[1]),
                MaxPriorityFeePerGas = new Wei(Number(fields[2])),
                MaxFeePerGas = new Wei(Number(fields[3])),
                GasLimit = (ulong)Number(fields[4]),
                To = fields[5].IsEmpty ? null : new Address(fields[5].AsSpan()),
                Value = new Wei(Number(fields[6])),
                Data = fields[7],
            }
            : new LegacyTransaction
            {
                ChainId = (ulong)chainId,
                Nonce = (ulong)Number(fields[0]),
                GasPrice = new Wei(Number(fields[1])),
                GasLimit = (ulong)Number(fields[2]),
                To = fields[3].IsEmpty ? null : new Address(fields[3].AsSpan()),
                Value = new Wei(Number(fields[4])),
                Data = fields[5],
            };
        byte yParity = (byte)(typed ? v : (v - 35) % 2);
        SignedTransaction signed = new(transaction, new EcdsaSignature(Number(fields[^2]), Number(fields[^1]), yParity));
        return new FakeTransaction(Keccak256.Hash(raw.AsSpan()), signed.From, transaction.Nonce, transaction.To, transaction.Data, transaction.GasLimit, raw)
        {
            MaxFee = Number(fields[typed ? 3 : 1]),
            Tip = Number(fields[typed ? 2 : 1]),
        };
    }

    private ulong CountAt(Address account, string block) =>
        block == "pending" ? chain.PendingCount(account) : chain.Count(account, Resolve(block)?.Number ?? throw new RpcError(-32000, "header not found"));

    private JsonObject? Receipt(Bytes32 hash)
    {
        if (chain.BlockOf(hash) is not { } block || chain.Find(hash) is not { } transaction || ++transaction.ReceiptRequests <= ReceiptDelay)
        {
            return null;
        }

        return new JsonObject
        {
            ["transactionHash"] = hash.ToString(),
            ["blockNumber"] = Hex(block.Number),
            ["blockHash"] = block.Hash.ToString(),
            ["from"] = transaction.From.ToString(),
            ["to"] = transaction.To?.ToString(),
            ["contractAddress"] = null,
            ["status"] = chain.Reverts ? "0x0" : "0x1",
            ["gasUsed"] = Hex(GasUsed),
            ["effectiveGasPrice"] = "0x3b9aca07",
            ["logs"] = new JsonArray(),
        };
    }

    private JsonArray FindLogs(JsonNode filter)
    {
        if (filter["blockHash"] is { } hash)
        {
            FakeBlock block = chain.Blocks.Find(block => block.Hash.ToString() == (string)hash!) ?? throw new RpcError(-32000, "unknown block");
            return new JsonArray([.. LogsOf(block)]);
        }

        ulong first = Number(filter["fromBlock"]!);
        ulong last = Number(filter["toBlock"]!);
        IEnumerable<JsonObject> ofBlocks = chain.Blocks.Where(block => block.Number >= first && block.Number <= last).SelectMany(LogsOf);
        JsonObject[] found = [.. Logs.Where(log => Number(log["blockNumber"]!) is var number && number >= first && number <= last), .. ofBlocks];
        return last - first + 1 > MaxLogRange ? throw new RpcError(-32005, "query exceeds max block range")
            : found.Length > MaxLogResults ? throw new RpcError(-32602, "query returned more results than allowed")
            : new JsonArray([.. found.Select(log => log.DeepClone())]);
    }

    private static IEnumerable<JsonObject> LogsOf(FakeBlock block)
    {
        for (int i = 0; i < block.Logs; i++)
        {
            JsonObject log = Log(block.Number, (uint)i);
            log["blockHash"] = block.Hash.ToString();
            yield return log;
        }
    }

    private FakeBlock? Resolve(JsonNode block) => (string)block! switch
    {
        "latest" or "pending" => chain.Head,
        "safe" or "finalized" => chain.Blocks[Math.Max(0, chain.Blocks.Count - 3)],
        "earliest" => chain.Blocks[0],
        string number => chain.Blocks.Find(candidate => Hex(candidate.Number) == number),
    };

    /// <param name="block">The block.</param>
    /// <param name="transactions">What is shown of it; null for all that it has.</param>
    private static JsonObject? Block(FakeBlock? block, IReadOnlyList<FakeTransaction>? transactions) => block is null ? null : new JsonObject
    {
        ["number"] = Hex(block.Number),
        ["hash"] = block.Hash.ToString(),
        ["parentHash"] = block.ParentHash.ToString(),
        ["timestamp"] = Hex((ulong)block.Time.ToUnixTimeSeconds()),
        ["baseFeePerGas"] = "0x7",
        ["transactions"] = new JsonArray([.. (transactions ?? block.Transactions).Select(transaction => new JsonObject
        {
            ["hash"] = transaction.Hash.ToString(),
            ["from"] = transaction.From.ToString(),
            ["nonce"] = Hex(transaction.Nonce),
        })]),
    };

    private static Address Account(JsonNode text) => Address.Parse((string)text!);

    private static ulong Number(JsonNode text) => (ulong)UInt256.Parse((string)text!);

    private static UInt256 Number(Bytes bigEndian) => bigEndian.IsEmpty ? UInt256.Zero : UInt256.Parse(bigEndian.ToString());

    private static string Hex(ulong value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);
}
