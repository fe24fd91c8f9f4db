using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Testing;

/// <summary>What a test expects of a client, and how the contract answers.</summary>
/// <remarks>Set it up before the code under test runs; then it is thread-safe.</remarks>
public abstract class Expectation
{
    private readonly MessageMatch _match;
    private volatile bool _wasUsed;

    private protected Expectation(MessageMatch match) => _match = match;

    internal bool WasUsed => _wasUsed;

    private protected Func<RecordedMessage, Exception>? Failure { get; private set; }

    /// <summary>The contract refuses with an error of its own.</summary>
    /// <param name="error">The error.</param>
    public void RevertsWith<TError>(TError error)
        where TError : ContractError, IContractError<TError> =>
        Reverts(Bytes.Create(RevertData.Encode(error)));

    /// <summary>The contract refuses with a reason, as <c>require</c> and <c>revert</c> give it.</summary>
    /// <param name="reason">The reason.</param>
    public void Reverts(string reason) => Reverts(RevertEncoding.OfReason(reason));

    /// <summary>The contract gives up in code that the compiler added.</summary>
    /// <param name="code">Why, such as <c>0x11</c> for an overflow.</param>
    public void Panics(PanicCode code) => Reverts(RevertEncoding.OfPanic(code));

    /// <summary>The contract refuses with revert data of any form, or with none.</summary>
    /// <param name="revertData">The revert data.</param>
    public void Reverts(Bytes revertData) => Failure = recorded => new ContractRevertedException(
        recorded.To, recorded.Signature, revertData, recorded.Message.DecodeRevert?.Invoke(revertData.AsSpan()));

    /// <summary>There is no answer of the contract: the node is out of reach, or refuses.</summary>
    /// <param name="exception">What the client gets.</param>
    public void Throws(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Failure = _ => exception;
    }

    /// <summary>What is expected.</summary>
    public override string ToString() => _match.Description;

    internal bool Matches(RecordedMessage recorded) => _match.Matches(recorded);

    /// <summary>Notes that it happened.</summary>
    /// <exception cref="Exception">What the test says.</exception>
    private protected void Use(RecordedMessage recorded)
    {
        _wasUsed = true;
        if (Failure is { } failure)
        {
            throw failure(recorded);
        }
    }
}
