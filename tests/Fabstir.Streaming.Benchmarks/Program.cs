using System.Globalization;
using Fabstir;
using Fabstir.Development;
using Fabstir.Streaming.Benchmarks.Clients;
using Fabstir.Streaming.Benchmarks.Gate;
using Fabstir.Streaming.Benchmarks.Server;

const int Rounds = 201;
const int Tokens = 20_000;

if (args is [TokenServer.Argument])
{
    await TokenServer.RunAsync();
    return 0;
}

int rounds = Rounds;
if (args is not ([] or ["--gate"]) && !(args is ["--gate", "--rounds", var count] && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out rounds) && rounds > 0))
{
    Console.Error.WriteLine("usage: Fabstir.Streaming.Benchmarks [--gate [--rounds <number>]]");
    return 2;
}

await using Devnet devnet = await Devnet.StartAsync();
using ServerProcess server = await ServerProcess.StartAsync(
    new ServerIdentity(devnet.ChainId, devnet.Deployment.JobMarketplace.Address.ToString(), devnet.Model.Id.ToString()), CancellationToken.None);
await using FabstirClient client = await FabstirClient.ConnectAsync(new FabstirOptions
{
    RpcUrl = devnet.RpcUrl,
    Deployment = devnet.Deployment,
    Journal = new MemoryPaymentJournal(),
    Signer = SignerSource.FromFactory(devnet.Accounts.Client.CreateSigner),
});
FabstirSession session = await client.Sessions.StartAsync(devnet.Model.Id, devnet.Accounts.Host.Address, new SessionConfig { DepositAmount = 100 });
await using RawClient raw = await RawClient.ConnectAsync(server.Port, CancellationToken.None);
await using SessionClient streaming = new(await session.OpenStreamAsync(new LlmSessionOptions { HostUrl = new Uri($"http://127.0.0.1:{server.Port}") }));
bool passed = await new StreamGate(raw, streaming).RunAsync(rounds, Tokens, CancellationToken.None);
return passed || args is [] ? 0 : 1;
