using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit.Nethereum;

/// <summary>Lays out the methods of entries that have no function, and so no message: <c>receive</c> and <c>fallback</c>.</summary>
internal static class NethereumRawMethods
{
    private const string Amount = "\n/// <param name=\"amountToSend\">How much of the native currency goes with it, in wei.</param>";

    public static void Write(SourceWriter writer, ContractModel contract)
    {
        if (contract.HasReceive)
        {
            Send(writer, "Receive", "Sends native currency without calldata: <c>receive</c>.", Amount, [$"{NethereumKnownTypes.BigInteger} amountToSend"], "null", "amountToSend");
        }

        if (contract.Fallback is { } mutability)
        {
            bool isPayable = mutability == Mutability.Payable;
            Send(
                writer,
                "Fallback",
                "Sends calldata of any form: <c>fallback</c>.",
                "\n/// <param name=\"calldata\">The calldata.</param>" + (isPayable ? Amount : ""),
                isPayable ? ["byte[] calldata", $"{NethereumKnownTypes.BigInteger} amountToSend"] : ["byte[] calldata"],
                $"\"0x\" + {KnownTypes.System}Convert.ToHexString(calldata)",
                isPayable ? "amountToSend" : "0");
        }
    }

    private static void Send(SourceWriter writer, string name, string summary, string documentation, List<string> parameters, string data, string amount)
    {
        string transaction = $"CreateTransaction({data}, {amount})";
        Method(
            writer,
            $"/// <summary>{summary}</summary>{documentation}{NethereumMethods.HashReturned}",
            $"{KnownTypes.Task}<string> {name}RequestAsync",
            parameters,
            $"SendTransactionAsync({transaction})");
        Method(
            writer,
            $"/// <summary>{summary}</summary>{documentation}",
            $"{KnownTypes.Task}<{NethereumKnownTypes.Receipt}> {name}RequestAndWaitForReceiptAsync",
            [.. parameters, KnownTypes.OptionalCancellation],
            $"SendTransactionAndWaitForReceiptAsync({transaction}, cancellationToken)");
    }

    private static void Method(SourceWriter writer, string documentation, string declaration, List<string> parameters, string body)
    {
        writer.Separate();
        writer.Lines(documentation);
        writer.Lines(MethodHeader.Lay($"public virtual {declaration}", parameters, " =>"));
        using (writer.Indent())
        {
            writer.Lines($"Web3.TransactionManager.{body};");
        }
    }

    /// <summary>The transaction that such a method sends.</summary>
    public static void WriteTransaction(SourceWriter writer, ContractModel contract)
    {
        if (!contract.HasReceive && contract.Fallback is null)
        {
            return;
        }

        writer.Separate();
        writer.Lines($$"""
            private {{NethereumKnownTypes.Rpc}}TransactionInput CreateTransaction(string? data, {{NethereumKnownTypes.BigInteger}} amountToSend) => new()
            {
                From = Web3.TransactionManager.Account?.Address,
                To = ContractAddress,
                Data = data,
                Value = new {{NethereumKnownTypes.Hex}}HexBigInteger(amountToSend),
            };
            """);
    }
}
