using System.Globalization;
using System.Numerics;
using Fabstir.Abi;
using Fabstir.ChainFaults.Books;
using Fabstir.ChainFaults.Chain;
using Fabstir.ChainFaults.Clients;
using Fabstir.ChainFaults.Reports;
using Fabstir.Chaos;
using Fabstir.Development;
using Fabstir.Ethereum;

namespace Fabstir.ChainFaults.Scenarios;

/// <summary>
/// Two hundred payments of one account at once, to different recipients, over a pool that keeps sixteen and replaces only for a tenth more; in the middle blocks become
/// so dear that what waits has to be replaced.
/// </summary>
internal sealed class TransactionsAtOnce : IScenario
{
    private const int Payments = 200;

    // Ten times what the first transactions offer: a tip of a gwei, on a chain that costs next to nothing.
    private const ulong DearFee = 20_000_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public string Name => "transactions";

    public async Task<IReadOnlyList<FaultRow>> RunAsync(Trial trial, CancellationToken cancellationToken)
    {
        int count = trial.Runs ?? Payments;
        await using FaultChain chain = await FaultChain.StartAsync(DevnetOptions.Load, payers: 1, cancellationToken);
        ChainBooks before = await chain.ReadBooksAsync(ulong.MaxValue >> 1, cancellationToken);
        Payer payer = chain.Payers[0];
        PaymentResult[] results = await PayAsync(chain, payer, count, trial, cancellationToken);
        ChainBooks after = await chain.ReadBooksAsync(before.Block, cancellationToken);
        foreach (string failure in results.Select(static result => result.Failure).OfType<string>())
        {
            trial.Complain(failure);
        }

        return [Judge(payer.Address.ToString(), results, before, after)];
    }

    private static async Task<PaymentResult[]> PayAsync(FaultChain chain, Payer payer, int count, Trial trial, CancellationToken cancellationToken)
    {
        using ChaosRpc network = new();
        using ChaosNode node = new(chain.Node, new ChaosOptions { Faults = new HashSet<ChaosFault> { ChaosFault.SlotLimit, ChaosFault.ReplacementLimit }, Seed = trial.Seed });
        Uri url = network.Add("pool.test", node);
        using HttpClient http = new(network, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        using LocalSigner signer = payer.CreateSigner();
        JsonRpcTransportOptions options = new() { ChainId = chain.Devnet.ChainId, PollInterval = TimeSpan.FromMilliseconds(100), MaxInFlight = 16, ReplaceAfterBlocks = 2, MaxReplacements = 20 };
        using JsonRpcTransport reading = new(http, url, signer: null, options);
        using JsonRpcTransport transport = trial.Broken == BrokenPart.Nonce
            ? new(http, url, signer: null, options with { TransactionSender = new CarelessSender(reading, signer, chain.Devnet.ChainId) })
            : new(http, url, signer, options);
        Task raising = RaiseFeesAsync(chain, node, cancellationToken);
        PaymentResult[] results = await Task.WhenAll(Enumerable.Range(1, count).Select(number => PayAsync(transport, number, cancellationToken)));
        await raising;
        if (trial.Broken == BrokenPart.None && results.All(static result => !result.IsReplaced))
        {
            trial.Complain("Nothing had to be replaced: a tenth more was never asked for.");
        }

        return results;
    }

    private static async Task RaiseFeesAsync(FaultChain chain, ChaosNode node, CancellationToken cancellationToken)
    {
        await node.WhenServedAsync("eth_sendRawTransaction").WaitAsync(cancellationToken);
        await chain.AskAsync("anvil_setNextBlockBaseFeePerGas", UpstreamNode.Quantity(DearFee));
    }

    private static async Task<PaymentResult> PayAsync(JsonRpcTransport transport, int number, CancellationToken cancellationToken)
    {
        // Nobody's, and each another one.
        Address to = Address.Parse("0xc0ffee" + number.ToString("x34", CultureInfo.InvariantCulture));
        ContractMessage message = new() { To = to, Calldata = ReadOnlyMemory<byte>.Empty, Value = new Wei((UInt256)number), Signature = "payment" };
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            TransactionHandle handle = await SendAsync(transport, message, patience.Token).WaitAsync(patience.Token);
            TransactionReceipt receipt = await handle.WaitAsync(cancellationToken: patience.Token).WaitAsync(patience.Token);
            return new PaymentResult(to.ToString(), number, receipt.TransactionHash.ToString()) { IsReplaced = handle.Hashes.Count > 1 };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PaymentResult(to.ToString(), number, null) { HasHung = true, Failure = $"Payment {number} did not end within {Patience}." };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new PaymentResult(to.ToString(), number, null) { Failure = $"Payment {number}: {e.Message}" };
        }
    }

    // What a node refuses is not on its way: it is sent again.
    private static async Task<TransactionHandle> SendAsync(JsonRpcTransport transport, ContractMessage message, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await transport.SendAsync(message, cancellationToken: cancellationToken);
            }
            catch (JsonRpcException)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private static FaultRow Judge(string payer, PaymentResult[] results, ChainBooks before, ChainBooks after)
    {
        MinedTransaction[] mined = [.. after.Transactions.Where(transaction => transaction.From == payer)];
        (int received, int duplicated, int missing) = (0, 0, 0);
        foreach (PaymentResult result in results)
        {
            MinedTransaction[] found = [.. mined.Where(transaction => transaction.To == result.To && transaction.Value == result.Amount && !transaction.HasFailed)];
            duplicated += Math.Max(0, found.Length - 1);
            bool isReceived = found.Any(transaction => transaction.Hash == result.Hash);
            (received, missing) = isReceived ? (received + 1, missing) : (received, missing + 1);
        }

        // Each nonce once: one that comes twice is a payment too many, one that does not come is one too few.
        ulong[] nonces = [.. mined.Select(static transaction => transaction.Nonce)];
        duplicated += nonces.Length - nonces.Distinct().Count();
        missing += Enumerable.Range(0, nonces.Length).Count(nonce => !nonces.Contains((ulong)nonce));
        BigInteger paid = results.Aggregate(BigInteger.Zero, static (sum, result) => sum + result.Amount);
        BigInteger difference = BigInteger.Abs(before.Accounts[payer].Native - after.Accounts[payer].Native - paid - after.GasOf(payer));
        return new FaultRow(
            "transactions at once, 16 slots and a tenth more", results.Length, results.Length, received, duplicated, missing, difference, results.Count(static result => result.HasHung));
    }

    private sealed record PaymentResult(string To, BigInteger Amount, string? Hash)
    {
        public bool IsReplaced { get; init; }

        public bool HasHung { get; init; }

        public string? Failure { get; init; }
    }
}
