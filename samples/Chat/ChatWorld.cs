using System.Globalization;
using Fabstir;
using Fabstir.Samples;

namespace Chat;

/// <summary>Whose chat it is, with which model, and for how much.</summary>
internal sealed class ChatWorld : IAsyncDisposable
{
    private const decimal DefaultDeposit = 1m;

    private readonly LocalHost? _local;
    private readonly StoryModel? _model;

    private ChatWorld(FabstirClient client, ModelId model, decimal deposit, LocalHost? local = null, StoryModel? story = null) =>
        (Client, Model, Deposit, _local, _model) = (client, model, deposit, local, story);

    public FabstirClient Client { get; }

    public ModelId Model { get; }

    /// <summary>In USDC.</summary>
    public decimal Deposit { get; }

    public static async Task<ChatWorld> LocalAsync(CancellationToken cancellationToken)
    {
        StoryModel story = new();
        LocalHost local = await LocalHost.StartAsync(story, cancellationToken);
        FabstirClient client = await local.ConnectAsync(local.Devnet.Accounts.Client, cancellationToken);
        return new ChatWorld(client, local.Devnet.Model.Id, DefaultDeposit, local, story);
    }

    public static async Task<ChatWorld> DeployedAsync(string model, string[] deposit, string keyFile, CancellationToken cancellationToken)
    {
        FabstirOptions options = new()
        {
            RpcUrl = new Uri(Environment.GetEnvironmentVariable("FABSTIR_RPC_URL") ?? "https://sepolia.base.org"),
            Signer = SignerSource.FromFile(keyFile),
        };
        decimal amount = deposit is [string text] ? decimal.Parse(text, CultureInfo.InvariantCulture) : DefaultDeposit;
        return new ChatWorld(await FabstirClient.ConnectAsync(options, cancellationToken), ModelId.Parse(model), amount);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        if (_local is not null)
        {
            await _local.DisposeAsync();
        }

        _model?.Dispose();
    }
}
