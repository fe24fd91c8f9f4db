using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir.Sdk.Tests.Support;

/// <summary>Sessions that are opened, proven and ended by the contracts' own functions.</summary>
internal static class SettledSession
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A session whose host proves some tokens, or none, and that the client then ends.</summary>
    /// <returns>Its id.</returns>
    public static async Task<UInt256> SettleAsync(this Marketplace market, PaymentToken token, UInt256 tokens)
    {
        FabstirContracts client = market.Devnet.ContractsOf(market.Devnet.Accounts.Client);
        UInt256 id = await market.OpenAsync(token);
        if (!tokens.IsZero)
        {
            // The rate of claims is limited by the second.
            await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(60), Cancellation);
            await market.Host.JobMarketplace.SubmitProofOfWorkAsync(
                new() { JobId = id, TokensClaimed = tokens, ProofHash = Keccak256.Hash($"proof of {market.Devnet.ChainId} {id}"), ProofCID = "", DeltaCID = "" },
                cancellationToken: Cancellation).MinedAsync();
        }

        await client.JobMarketplace.CompleteSessionJobAsync(new() { JobId = id, ConversationCID = "" }, cancellationToken: Cancellation).MinedAsync();
        return id;
    }

    /// <summary>A session that goes on.</summary>
    public static async Task<UInt256> OpenAsync(this Marketplace market, PaymentToken token)
    {
        FabstirContracts client = market.Devnet.ContractsOf(market.Devnet.Accounts.Client);
        TransactionReceipt receipt = token == PaymentToken.Native ? await OpenNativeAsync(market, client) : await OpenInUsdcAsync(market, client);
        return receipt.GetEvents<JobMarketplace.Event.SessionJobCreated>(market.Devnet.Deployment.JobMarketplace).Single().JobId;
    }

    private static Task<TransactionReceipt> OpenNativeAsync(Marketplace market, FabstirContracts client) =>
        client.JobMarketplace.CreateSessionJobForModelAsync(
            new()
            {
                Host = market.HostAddress,
                ModelId = market.Devnet.Model.Id,
                PricePerToken = market.Devnet.Options.HostPriceNative,
                MaxDuration = 3_600,
                ProofInterval = 100,
                ProofTimeoutWindow = 300,
            },
            new Wei(BaseUnits.FromDecimal(0.01m, 18)),
            cancellationToken: Cancellation).MinedAsync();

    private static async Task<TransactionReceipt> OpenInUsdcAsync(Marketplace market, FabstirContracts client)
    {
        await client.Usdc.ApproveAsync(new() { Spender = market.Devnet.Deployment.JobMarketplace, Value = 1_000_000 }, cancellationToken: Cancellation).MinedAsync();
        return await client.JobMarketplace.CreateSessionJobForModelWithTokenAsync(
            new()
            {
                Host = market.HostAddress,
                ModelId = market.Devnet.Model.Id,
                Token = market.Devnet.Deployment.Usdc,
                Deposit = 1_000_000,
                PricePerToken = market.Devnet.Options.HostPriceUsdc,
                MaxDuration = 3_600,
                ProofInterval = 100,
                ProofTimeoutWindow = 300,
            },
            cancellationToken: Cancellation).MinedAsync();
    }
}
