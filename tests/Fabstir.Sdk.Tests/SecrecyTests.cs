using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Ethereum;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests;

/// <summary>A planted key is looked for in everything that the client says, writes and throws.</summary>
public sealed class SecrecyTests(Marketplace market) : IClassFixture<Marketplace>
{
    private const string Key = "0x5d1c0ffee5ec2e7000000000000000000000000000000000000000005ec2e75d";
    private const string UrlSecret = "a-secret-in-the-URL";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_log_exception_text_or_file_has_a_key_or_a_URL_in_it()
    {
        string folder = Directory.CreateTempSubdirectory("fabstir-secrecy-").FullName;
        using RecordedLog log = new();
        using LocalSigner signer = LocalSigner.FromHex(Key);
        await FundAsync(signer.Address);
        FabstirOptions options = market.OptionsOf(account: null);
        options.RpcUrl = new UriBuilder(market.Devnet.RpcUrl) { UserName = "app", Password = UrlSecret }.Uri;
        (options.Signer, options.LoggerFactory, options.Journal) = (SignerSource.FromSigner(signer), log, null);
        options.JournalPath = Path.Combine(folder, "payments.journal");
        List<string> said = [];
        await using (FabstirClient client = await FabstirClient.ConnectAsync(options, Cancellation))
        {
            FabstirSession session = await market.StartAsync(Marketplace.InEther, operationKey: "secrecy", client: client);
            session.ReportReceived(1);
            await market.ProveAsync(session.Id, 500);
            SessionEnding ending = await session.EndAsync(cancellationToken: Cancellation);
            RecoveryReport report = await client.Sessions.RecoverAsync(Cancellation);
            HealthReport health = await client.Diagnostics.GetHealthAsync(Cancellation);
            NetworkStatus network = await client.Network.GetStatusAsync(Cancellation);
            Balances balances = await client.Payments.GetBalancesAsync(cancellationToken: Cancellation);
            foreach (object one in new object[] { options, options.Signer, client, session, session.Identity, ending, report, health, network, balances })
            {
                said.Add(one.ToString()!);
            }

            said.Add(JsonSerializer.Serialize(options));
            said.Add(JsonSerializer.Serialize(ending.Settlement!.ToString()));
            said.Add((await Assert.ThrowsAsync<SessionTermsException>(() => market.StartAsync(client: client))).ToString());
            said.Add((await Assert.ThrowsAsync<InsufficientBalanceException>(() => client.Payments.DepositAsync(1m, cancellationToken: Cancellation))).ToString());
            signer.Dispose();
            said.Add((await Assert.ThrowsAnyAsync<Exception>(() => market.StartAsync(Marketplace.InEther, client: client))).ToString());
        }

        said.AddRange(log.Lines.Select(line => line.Text));
        said.AddRange(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Convert.ToHexString(File.ReadAllBytes(file)) + File.ReadAllText(file)));
        Assert.Contains(log.Lines, line => line.Id == 4);
        Assert.All(said, AssertHidden);
        Directory.Delete(folder, recursive: true);
    }

    private Task FundAsync(Address account) =>
        market.Devnet.Transport.RequestAsync("anvil_setBalance", [account.ToString(), "0xde0b6b3a7640000"], Cancellation);

    private static void AssertHidden(string text)
    {
        // A part of the key would be a start.
        Assert.DoesNotContain(Key[2..18], text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Key[^16..], text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToBase64String(Convert.FromHexString(Key[2..]))[..16], text, StringComparison.Ordinal);
        Assert.DoesNotContain(UrlSecret, text, StringComparison.Ordinal);
    }
}
