using Fabstir.Abi;
using Fabstir.Contracts;
using Market = Fabstir.Contracts.JobMarketplace.Functions;
using Models = Fabstir.Contracts.ModelRegistry.Functions;
using Nodes = Fabstir.Contracts.NodeRegistry.Functions;

namespace Fabstir;

/// <summary>Answers the getters that the client asks, from memory.</summary>
internal static class MockCalls
{
    private static readonly UInt256 MaxUsdcDeposit = 1_000_000_000_000UL;

    /// <exception cref="MockRevert">The contract refuses.</exception>
    /// <exception cref="FabstirException">The mock mode has no answer: <see cref="FabstirErrorCode.NotImplemented"/>.</exception>
    public static object Answer(MockState state, ContractCall? call, Address contract) => call switch
    {
        ERC20.Functions.BalanceOf one => state.Money.Wallet(one.Account, contract),
        ERC20.Functions.Allowance one => state.Money.Allowance(one.Owner, contract),
        HostEarnings.Functions.GetBalance one => state.Money.Earned(one.Host, one.Token),
        Market.MinTokensFee => (UInt256)MockState.EarlyFeeTokens,
        Market.DisputeWindow => (UInt256)MockState.DisputeWindow,
        Market.MinProvenTokens => (UInt256)MockState.SmallestClaim,
        Market.FeeBasisPoints => (UInt256)MockState.FeeBasisPoints,
        Market.MinProofTimeout => (UInt256)60,
        Market.MaxProofTimeout => (UInt256)3_600,
        Market.MinDeposit => BaseUnits.FromDecimal(0.0001m, Payment.NativeDecimals),
        Market.TokenMinDeposits => (UInt256)500_000,
        Market.TokenMaxDeposits => MaxUsdcDeposit,
        Market.Paused => false,
        Market.AcceptedTokens one => one.Arg0 == state.Deployment.Usdc.Address,
        Market.AccumulatedTreasuryNative => state.Money.Fees(Address.Zero),
        Market.AccumulatedTreasuryTokens one => state.Money.Fees(one.Arg0),
        Market.IsAuthorizedDelegate one => state.Delegates.Contains((one.Arg0, one.Arg1)),
        Market.GetDepositBalance one => state.Money.Deposit(one.Account, one.Token),
        Market.GetLockedBalanceNative one => state.Money.Locked(one.Account, Address.Zero),
        Market.GetLockedBalanceToken one => state.Money.Locked(one.Account, one.Token),
        Market.GetTotalBalanceNative one => state.Money.Deposit(one.Account, Address.Zero) + state.Money.Locked(one.Account, Address.Zero),
        Market.GetTotalBalanceToken one => state.Money.Deposit(one.Account, one.Token) + state.Money.Locked(one.Account, one.Token),
        Market.SessionJobs one => Find(state, one.Arg0)?.ToResult() ?? MockSession.None,
        Market.SessionModel one => Find(state, one.Arg0)?.Model ?? Bytes32.Zero,
        Market.UserSessions one => SessionOf(state, one),
        Market.GetProofSubmission one => ProofOf(state, one),
        Nodes.IsActiveNode one => one.Operator == MockState.Host,
        Nodes.NodeSupportsModel one => one.NodeAddress == MockState.Host && one.ModelId == MockState.Model.Value,
        Nodes.ModelTokenPricing one => one.Arg0 == MockState.Host && one.Arg1 == MockState.Model.Value ? state.PriceOf(one.Arg2) : UInt256.Zero,
        Nodes.MaxPricePerTokenStable => (UInt256)100_000_000,
        Nodes.MaxPricePerTokenNative => (UInt256)22_727_272_727_273_000UL,
        Nodes.GetAllActiveNodes => (AbiArray<Address>)[MockState.Host],
        Nodes.GetNodesForModel one => one.ModelId == MockState.Model.Value ? (AbiArray<Address>)[MockState.Host] : [],
        Nodes.Nodes one => NodeOf(one.Arg0),
        Nodes.GetHostModelPrices one => PricesOf(state, one),
        Models.IsModelApproved one => one.ModelId == MockState.Model.Value,
        Models.GetModelRateLimit => (UInt256)1_000,
        Models.GetAllModels => (AbiArray<Bytes32>)[MockState.Model.Value],
        Models.Models one => ModelOf(state, one.Arg0),
        _ => throw NotInMemory(call?.GetType().Name ?? "this call"),
    };

    public static FabstirException NotInMemory(string what) => new(
        FabstirErrorCode.NotImplemented, $"The mock mode does not know {what}: it has one host and one model, sessions and payments. Use a local chain for the rest.");

    private static MockSession? Find(MockState state, UInt256 id) => state.Sessions.FirstOrDefault(one => one.Id == id);

    private static object SessionOf(MockState state, Market.UserSessions call)
    {
        UInt256[] ids = [.. state.Sessions.Where(one => one.Depositor == call.Arg0).Select(static one => one.Id)];
        return call.Arg1 < (uint)ids.Length ? ids[(int)call.Arg1] : throw new MockRevert("");
    }

    private static object ProofOf(MockState state, Market.GetProofSubmission call) =>
        Find(state, call.SessionId) is { } session && call.ProofIndex < (uint)session.Proofs.Count
            ? session.Proofs[(int)call.ProofIndex]
            : throw new MockRevert("No such proof");

    private static NodeRegistry.Results.Nodes NodeOf(Address host)
    {
        bool isHost = host == MockState.Host;
        return new()
        {
            Operator = isHost ? host : Address.Zero,
            StakedAmount = isHost ? BaseUnits.FromDecimal(1_000, 18) : UInt256.Zero,
            Active = isHost,
            Metadata = isHost ? """{"hardware":{"gpu":"none","vram":0,"ram":8},"capabilities":["inference","streaming"],"location":"memory","maxConcurrent":4}""" : "",
            ApiUrl = isHost ? "http://127.0.0.1:8080" : "",
            MinPricePerTokenNative = UInt256.Zero,
            MinPricePerTokenStable = UInt256.Zero,
        };
    }

    private static NodeRegistry.Results.GetHostModelPrices PricesOf(MockState state, Nodes.GetHostModelPrices call) => call.Operator == MockState.Host
        ? new() { ModelIds = [MockState.Model.Value], Prices = [state.PriceOf(call.Token)] }
        : new() { ModelIds = [], Prices = [] };

    private static ModelRegistry.Results.Models ModelOf(MockState state, Bytes32 id)
    {
        bool isModel = id == MockState.Model.Value;
        return new()
        {
            HuggingfaceRepo = isModel ? MockState.Repository : "",
            FileName = isModel ? MockState.FileName : "",
            Sha256Hash = isModel ? Keccak256.Hash(MockState.FileName) : Bytes32.Zero,
            ApprovalTier = isModel ? UInt256.One : UInt256.Zero,
            Active = isModel,
            Timestamp = isModel ? (ulong)state.Options.Start.ToUnixTimeSeconds() : UInt256.Zero,
        };
    }
}
