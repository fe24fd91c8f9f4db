using Fabstir.Abi;

namespace Fabstir.Testing;

/// <summary>Which messages an expectation is for.</summary>
internal sealed record MessageMatch(string Description, Func<RecordedMessage, bool> Matches)
{
    /// <summary>The message with exactly these arguments.</summary>
    public static MessageMatch Of<TFunction>(TFunction message, Address? contract, bool isTransaction)
        where TFunction : IContractFunction<TFunction>
    {
        byte[] calldata = Calldata.Encode(message);
        return new MessageMatch(
            $"{Kind(isTransaction, contract)}: {message}",
            recorded => IsAt(recorded, contract, isTransaction) && recorded.Message.Calldata.Span.SequenceEqual(calldata));
    }

    /// <summary>Messages of a function whose arguments pass a condition.</summary>
    public static MessageMatch Of<TFunction>(Func<TFunction, bool>? condition, Address? contract, bool isTransaction)
        where TFunction : IContractFunction<TFunction> => new(
        $"{Kind(isTransaction, contract)}: {TFunction.Signature}{(condition is null ? "" : " that passes a condition")}",
        recorded => IsAt(recorded, contract, isTransaction)
            && recorded.IsOf<TFunction>()
            && (condition is null || condition(recorded.Decode<TFunction>())));

    private static bool IsAt(RecordedMessage recorded, Address? contract, bool isTransaction) =>
        recorded.IsTransaction == isTransaction && (contract is null || recorded.To == contract);

    private static string Kind(bool isTransaction, Address? contract) =>
        $"{(isTransaction ? "transaction" : "call")}{(contract is { } address ? $" to {address}" : "")}";
}
