using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Testing;

/// <summary>A call or a transaction that a client made.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record RecordedMessage
{
    internal RecordedMessage(ContractMessage message, bool isTransaction, CallOptions? callOptions, TransactionOptions? transactionOptions)
    {
        Message = message;
        IsTransaction = isTransaction;
        CallOptions = callOptions;
        TransactionOptions = transactionOptions;
    }

    /// <summary>The contract; null when it should be created.</summary>
    public Address? To => Message.To;

    /// <summary>The function, such as <c>transfer(address,uint256)</c>.</summary>
    public string Signature => Message.Signature;

    /// <summary>The typed message, a case of the contract's closed sum of calls; null where calldata was given as bytes.</summary>
    public ContractCall? Call => Message.Call;

    /// <summary>The selector and the encoded arguments.</summary>
    public Bytes Calldata => Bytes.Create(Message.Calldata.Span);

    /// <summary>How much of the native currency goes with it.</summary>
    public Wei Value => Message.Value;

    /// <summary>Whether it is a transaction, and not a call.</summary>
    public bool IsTransaction { get; }

    /// <summary>What a call was made with; null for the defaults.</summary>
    public CallOptions? CallOptions { get; }

    /// <summary>What a transaction was sent with; null for the defaults.</summary>
    public TransactionOptions? TransactionOptions { get; }

    internal ContractMessage Message { get; }

    /// <summary>Decodes the calldata as a message of a function.</summary>
    /// <typeparam name="TFunction">The generated message.</typeparam>
    /// <returns>The message.</returns>
    /// <exception cref="AbiFormatException">The calldata is of another function, or no encoding.</exception>
    public TFunction Decode<TFunction>()
        where TFunction : IContractFunction<TFunction> =>
        Fabstir.Abi.Calldata.Decode<TFunction>(Message.Calldata.Span);

    /// <summary>Whether the calldata begins with the selector of a function.</summary>
    /// <typeparam name="TFunction">The generated message.</typeparam>
    public bool IsOf<TFunction>()
        where TFunction : IContractFunction<TFunction> =>
        Message.Calldata.Span.StartsWith(TFunction.Selector.AsSpan());

    /// <summary>The message with its arguments, and where it goes.</summary>
    public override string ToString()
    {
        string what = Call?.ToString() ?? $"{Signature} with calldata {Calldata}";
        string where = To is { } contract ? $"to {contract}" : "that creates a contract";
        string value = Value == Wei.Zero ? "" : $" with {Value}";
        return $"{(IsTransaction ? "transaction" : "call")} {where}{value}: {what}";
    }
}
