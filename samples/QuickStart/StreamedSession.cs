using Fabstir;
using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Fabstir.Samples;

namespace QuickStart;

/// <summary>A paid answer, from the search for a host to the host's withdrawal.</summary>
internal sealed class StreamedSession(LocalHost world, TextWriter terminal)
{
    private const int Tokens = 300;

    public async Task<SettledSession> RunAsync(CancellationToken cancellationToken)
    {
        await using FabstirClient client = await world.ConnectAsync(world.Devnet.Accounts.Client, cancellationToken);
        ModelId model = world.Devnet.Model.Id;
        RankedHost found = await client.Hosts.SelectAsync(model, cancellationToken: cancellationToken);
        await using FabstirSession session = await client.Sessions.StartAsync(
            model, found.Host.Address, new SessionConfig { DepositAmount = 1m }, cancellationToken: cancellationToken);

        await using (LlmSession llm = await session.OpenStreamAsync(cancellationToken: cancellationToken))
        {
            await foreach (TokenChunk chunk in llm.StreamAsync("Tell me a story.", new PromptOptions { MaxTokens = Tokens }, cancellationToken))
            {
                await terminal.WriteAsync(chunk.Text);
            }

            await terminal.WriteLineAsync();
        }

        // Who leaves is not waited for: the host claims what it has served.
        await WaitForProofsAsync(session, cancellationToken);
        SessionEnding ending = await session.EndAsync(cancellationToken: cancellationToken);
        return new SettledSession(ending.Settlement!, session.Terms.Price, await WithdrawAsync(cancellationToken));
    }

    /// <summary>Shows what a refused call is: an exception with the contract's own error in it, before anything was sent or paid.</summary>
    public async Task<string> TryWhatOnlyTheOwnerMayAsync(CancellationToken cancellationToken)
    {
        FabstirContracts host = world.Devnet.ContractsOf(world.Devnet.Accounts.Host);
        try
        {
            await host.JobMarketplace.SetMinTokensFeeAsync(new() { Fee = 1_000_000 }, cancellationToken: cancellationToken);
            return "The host set the minimum fee.";
        }
        catch (ContractRevertedException e) when (e.Error is JobMarketplace.Error.OwnableUnauthorizedAccount unauthorized)
        {
            return $"The host may not set the minimum fee: {unauthorized}";
        }
    }

    private static async Task WaitForProofsAsync(FabstirSession session, CancellationToken cancellationToken)
    {
        await foreach (SessionUpdate update in session.WatchAsync(cancellationToken))
        {
            if (update is SessionUpdate.CheckpointSubmitted { IsTakenBack: false } checkpoint && checkpoint.Claimed >= Tokens)
            {
                return;
            }
        }
    }

    private async Task<UInt256> WithdrawAsync(CancellationToken cancellationToken)
    {
        await using FabstirClient host = await world.ConnectAsync(world.Devnet.Accounts.Host, cancellationToken);
        return (await host.Hosts.WithdrawEarningsAsync(PaymentToken.Usdc, cancellationToken: cancellationToken)).BaseUnits;
    }
}
