using System.Text.Json.Nodes;
using Fabstir.Abi;
using Fabstir.ChainFaults.Books;
using Fabstir.Chaos;
using Fabstir.Contracts;
using Fabstir.Development;
using Fabstir.Ethereum;

namespace Fabstir.ChainFaults.Chain;

/// <summary>A chain of a scenario's own: payers with money, a host that proves, and the books.</summary>
internal sealed class FaultChain : IAsyncDisposable
{
    private const string Purse = "0x3635c9adc5dea00000";
    private static readonly UInt256 PurseOfUsdc = 1_000_000_000;

    private readonly FabstirContracts _host;
    private readonly bool _isMinedByTheClock;

    private FaultChain(Devnet devnet, IReadOnlyList<Payer> payers)
    {
        Devnet = devnet;
        Payers = payers;
        Node = new UpstreamNode(devnet.RpcUrl);
        _host = devnet.ContractsOf(devnet.Accounts.Host);
        _isMinedByTheClock = devnet.Anvil.Options.BlockTime is not null;
    }

    public Devnet Devnet { get; }

    /// <summary>The chain without the library under test.</summary>
    public UpstreamNode Node { get; }

    /// <summary>Each with a thousand ether and a thousand USDC.</summary>
    public IReadOnlyList<Payer> Payers { get; }

    public ModelId Model => Devnet.Model.Id;

    public Address Host => Devnet.Accounts.Host.Address;

    /// <param name="options">How it mines.</param>
    /// <param name="payers">How many payers it has.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<FaultChain> StartAsync(DevnetOptions options, int payers, CancellationToken cancellationToken)
    {
        Devnet devnet = await Devnet.StartAsync(options with { ClientUsdc = PurseOfUsdc * 1_000 }, cancellationToken);
        FaultChain chain = new(devnet, [.. Enumerable.Range(1, payers).Select(static number => new Payer(number))]);
        try
        {
            FabstirContracts rich = devnet.ContractsOf(devnet.Accounts.Client);
            await Task.WhenAll(chain.Payers.Select(async payer =>
            {
                await devnet.Transport.RequestAsync("anvil_setBalance", [payer.Address.ToString(), Purse], cancellationToken);
                TransactionHandle gift = await rich.Usdc.TransferAsync(new() { To = payer.Address, Value = PurseOfUsdc }, cancellationToken: cancellationToken);
                await gift.WaitAsync(cancellationToken: cancellationToken);
            }));
            return chain;
        }
        catch
        {
            await chain.DisposeAsync();
            throw;
        }
    }

    /// <summary>What a client of a payer is made of.</summary>
    public FabstirOptions OptionsOf(Payer payer, IPaymentJournal journal) => new()
    {
        RpcUrl = Devnet.RpcUrl,
        Deployment = Devnet.Deployment,
        PollInterval = TimeSpan.FromMilliseconds(_isMinedByTheClock ? 100 : 25),
        Signer = SignerSource.FromFactory(payer.CreateSigner),
        Journal = journal,
    };

    /// <summary>The host claims tokens of a session, once.</summary>
    public async Task ProveAsync(UInt256 session, int tokens, CancellationToken cancellationToken)
    {
        if (!_isMinedByTheClock)
        {
            // The contract believes a host only so many tokens a second.
            await Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(5), cancellationToken);
        }

        TransactionHandle proof = await SendProofAsync(session, tokens, cancellationToken);
        await proof.WaitAsync(cancellationToken: cancellationToken);
    }

    public Task<ChainBooks> ReadBooksAsync(ulong fromBlock, CancellationToken cancellationToken) =>
        BookReader.ReadAsync(Devnet, Payers.Select(static payer => payer.Address), fromBlock, cancellationToken);

    public Task<JsonNode?> AskAsync(string method, params JsonNode?[] parameters) => Node.AskAsync(method, new JsonArray(parameters), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Node.Dispose();
        await Devnet.DisposeAsync();
    }

    private async Task<TransactionHandle> SendProofAsync(UInt256 session, int tokens, CancellationToken cancellationToken)
    {
        ulong refusedAt = 0;
        while (true)
        {
            ulong block = await Node.GetHeadAsync(cancellationToken);
            if (block == refusedAt)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
                continue;
            }

            try
            {
                return await _host.JobMarketplace.SubmitProofOfWorkAsync(
                    new() { JobId = session, TokensClaimed = (uint)tokens, ProofHash = Keccak256.Hash($"{session} {tokens}"), ProofCID = "", DeltaCID = "" },
                    cancellationToken: cancellationToken);
            }
            catch (ContractRevertedException) when (_isMinedByTheClock)
            {
                // In the second in which a session began nothing can be claimed yet.
                refusedAt = block;
            }
        }
    }
}
