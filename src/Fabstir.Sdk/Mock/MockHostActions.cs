using System.Globalization;
using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>What the host of a session does on chain, in memory. Thread-safe.</summary>
internal sealed class MockHostActions(MockContracts contracts)
{
    private readonly MockState _state = contracts.State;

    /// <exception cref="ContractRevertedException">The marketplace refuses, as on chain.</exception>
    public void ClaimTokens(UInt256 sessionId, UInt256 tokens) => Send(sessionId, new JobMarketplace.Functions.SubmitProofOfWork
    {
        JobId = sessionId,
        TokensClaimed = tokens,
        ProofHash = HashOf("proof"),
        ProofCID = "",
        DeltaCID = "",
    });

    /// <exception cref="ContractRevertedException">The marketplace refuses, as on chain.</exception>
    public void Complete(UInt256 sessionId) => Send(sessionId, new JobMarketplace.Functions.CompleteSessionJob { JobId = sessionId, ConversationCID = "" });

    private void Send<TFunction>(UInt256 sessionId, TFunction function)
        where TFunction : JobMarketplace.Call, IContractFunction<TFunction>
    {
        ContractMessage message = new()
        {
            To = _state.Deployment.JobMarketplace,
            Calldata = Calldata.Encode(function),
            Signature = TFunction.Signature,
            Call = function,
            DecodeRevert = JobMarketplace.Error.Decode,
        };
        Address host = HostOf(sessionId);
        new MockTransport(contracts, host).Run(message, host, HashOf("transaction of the host"));
    }

    private Address HostOf(UInt256 sessionId)
    {
        lock (_state.Lock)
        {
            return _state.Sessions.FirstOrDefault(one => one.Id == sessionId)?.Host ?? MockState.Host;
        }
    }

    private Bytes32 HashOf(string kind) => Keccak256.Hash(string.Create(CultureInfo.InvariantCulture, $"mock {kind} {_state.Chain.Head.Number}"));
}
