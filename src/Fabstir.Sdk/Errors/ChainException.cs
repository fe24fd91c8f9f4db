using System.Net;
using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>The chain, or the node that leads to it, did not do what it was asked for. The inner exception says in which way.</summary>
/// <remarks>
/// The inner exception is an <see cref="EthereumException"/>, whose type and properties tell everything that is known: the contract's own error, the
/// hash of a transaction, its nonce. It is an <see cref="AbiFormatException"/> where a contract answered something that its ABI does not say.
/// </remarks>
public sealed class ChainException : FabstirException
{
    /// <summary>Describes a failure on the way to the chain.</summary>
    /// <param name="operation">The operation, such as <c>sessions.start</c>.</param>
    /// <param name="innerException">What went wrong.</param>
    public ChainException(string operation, Exception innerException)
        : base(CodeOf(innerException), $"{operation}: {innerException?.Message}", innerException) => Operation = operation;

    /// <summary>The operation, such as <c>sessions.start</c>.</summary>
    public string Operation { get; }

    private static FabstirErrorCode CodeOf(Exception? exception) => exception switch
    {
        NodeRefusedException { StatusCode: HttpStatusCode.TooManyRequests } => FabstirErrorCode.RateLimitExceeded,
        WrongChainException => FabstirErrorCode.NetworkMismatch,
        ContractRevertedException or TransactionRevertedException => FabstirErrorCode.TransactionFailed,
        TransactionOutcomeUnknownException => FabstirErrorCode.TransactionOutcomeUnknown,
        NonceConflictException => FabstirErrorCode.NonceConflict,
        ContractNotFoundException or AbiFormatException => FabstirErrorCode.ContractOutdated,
        SignerRequiredException => FabstirErrorCode.SignerRequired,
        _ => FabstirErrorCode.ConnectionFailed,
    };
}
