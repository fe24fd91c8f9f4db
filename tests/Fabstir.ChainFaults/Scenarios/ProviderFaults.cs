using Fabstir.ChainFaults.Books;
using Fabstir.ChainFaults.Chain;
using Fabstir.ChainFaults.Clients;
using Fabstir.ChainFaults.Reports;
using Fabstir.Chaos;
using Fabstir.Development;

namespace Fabstir.ChainFaults.Scenarios;

/// <summary>Sessions over providers with some faults.</summary>
/// <param name="settings">The faults of each provider.</param>
internal sealed class ProviderFaults(ChaosFault[][] settings) : IScenario
{
    private const int SessionsOfAFault = 15;
    private const int FaultsAtOnce = 4;

    // A client keeps within these by itself, so that they need not strike.
    private static readonly ChaosFault[] Limits = [ChaosFault.ReplacementLimit];

    /// <summary>With each fault in turn, and with all of them together.</summary>
    public ProviderFaults()
        : this([.. Enum.GetValues<ChaosFault>().Select(static fault => new[] { fault }), Enum.GetValues<ChaosFault>()])
    {
    }

    public string Name => "providers";

    public async Task<IReadOnlyList<FaultRow>> RunAsync(Trial trial, CancellationToken cancellationToken)
    {
        await using FaultChain chain = await FaultChain.StartAsync(DevnetOptions.Load, settings.Length, cancellationToken);
        ChainBooks before = await chain.ReadBooksAsync(fromBlock: ulong.MaxValue >> 1, cancellationToken);

        int runs = trial.Runs ?? SessionsOfAFault;
        SessionResult[][] results = new SessionResult[settings.Length][];
        string[] names = new string[settings.Length];
        await Parallel.ForAsync(
            0,
            settings.Length,
            new ParallelOptions { MaxDegreeOfParallelism = FaultsAtOnce, CancellationToken = cancellationToken },
            async (setting, token) =>
            {
                using FaultyProvider provider = new(chain.Node, settings[setting], trial.Seed + (ulong)setting);
                results[setting] = await RunAsync(chain, chain.Payers[setting], provider, runs, token);
                names[setting] = settings[setting] is [ChaosFault one] ? $"{one}, struck {provider.Struck(one)} times" : "all of them together";
                if (settings[setting] is [ChaosFault fault] && !Limits.Contains(fault) && provider.Struck(fault) == 0)
                {
                    trial.Complain($"{fault} never struck: its line proves nothing.");
                }
            });

        ChainBooks after = await chain.ReadBooksAsync(before.Block, cancellationToken);
        MoneyAudit audit = new(chain, before, after);
        SessionResult[] everything = [.. results.SelectMany(static result => result)];
        SessionOrder[] orders = [.. everything.Select(static result => result.Order)];
        trial.Report(everything);
        return
        [
            .. results.Select((some, i) => SessionAudit.Judge(names[i], runs, some, after, audit.DifferenceOf(chain.Payers[i].Address, orders))),
            SessionAudit.Judge("host, treasury and contracts of all these", 1, [], after, audit.DifferenceOfOthers(orders)),
        ];
    }

    private static async Task<SessionResult[]> RunAsync(FaultChain chain, Payer payer, FaultyProvider provider, int runs, CancellationToken cancellationToken)
    {
        FabstirOptions options = chain.OptionsOf(payer, new MemoryPaymentJournal());
        options.RpcUrl = provider.Url;
        options.HttpClient = provider.Client;
        await using FabstirClient client = await SessionLife.InsistAsync(token => FabstirClient.ConnectAsync(options, token), cancellationToken);
        SessionLife life = new(chain);
        return await Task.WhenAll(Enumerable.Range(0, runs).Select(number =>
        {
            SessionOrder order = new(
                $"session {number} of payer {payer.Number}", payer.Address, IsNative: number % 3 == 2, number, Tokens: number % 2 == 0 ? 0 : 100 + number);
            return life.RunAsync(client, order, cancellationToken);
        }));
    }
}
