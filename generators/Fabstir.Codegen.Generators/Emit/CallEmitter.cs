using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out the calls that a contract understands as a closed sum.</summary>
internal static class CallEmitter
{
    public static void Sum(SourceWriter writer, ContractModel contract)
    {
        writer.Lines($"/// <summary>What calldata for {XmlDoc.Escape(contract.SolidityName)} is: {(contract.Functions.IsEmpty ? "" : "one of <see cref=\"Functions\"/>, or ")}one of the cases here.</summary>");
        using (writer.Open($"public abstract record Call : {KnownTypes.Abi}ContractCall"))
        {
            writer.Lines("private protected Call() { }");
            writer.Separate();
            Decode(writer, contract);
            if (contract.HasReceive)
            {
                writer.Separate();
                writer.Lines("/// <summary>Native currency without calldata, for <c>receive</c>.</summary>");
                writer.Lines("public sealed record Receive : Call;");
            }

            if (contract.Fallback is not null)
            {
                writer.Separate();
                writer.Lines($$"""
                    /// <summary>Calldata of no function, for <c>fallback</c>.</summary>
                    /// <param name="Calldata">The calldata.</param>
                    public sealed record Fallback({{KnownTypes.Bytes}} Calldata) : Call;
                    """);
            }

            writer.Separate();
            writer.Lines($$"""
                /// <summary>Calldata that the contract does not understand, or no encoding of a call.</summary>
                /// <param name="Calldata">The calldata.</param>
                /// <param name="Reason">Why it was not decoded.</param>
                public sealed record Unknown({{KnownTypes.Bytes}} Calldata, string Reason) : Call;
                """);
        }
    }

    private static void Decode(SourceWriter writer, ContractModel contract)
    {
        writer.Lines("""
            /// <summary>Decodes calldata.</summary>
            /// <param name="calldata">What is sent to the contract.</param>
            /// <returns>The call; <see cref="Unknown"/>, with the reason, when the contract has no such function.</returns>
            """);
        List<string> cases = [];
        foreach (FunctionModel function in contract.Functions)
        {
            cases.Add($"0x{function.Entry.Selector} => {KnownTypes.Abi}Calldata.Decode<Functions.{function.Name}>(calldata)");
        }

        if (contract.HasReceive)
        {
            cases.Add("_ when calldata.IsEmpty => new Receive()");
        }

        SumDecoder.Write(
            writer,
            $"public static Call Decode({KnownTypes.ReadOnlyBytes} calldata)",
            $"{KnownTypes.Abi}Calldata.ReadSelector(calldata)",
            cases,
            contract.Fallback is not null
                ? $"new Fallback({KnownTypes.Bytes}.Create(calldata))"
                : Unknown(Literal.Text($"The calldata is of no function of {contract.SolidityName}.")),
            Unknown);
    }

    private static string Unknown(string reason) => $"new Unknown({KnownTypes.Bytes}.Create(calldata), {reason})";
}
