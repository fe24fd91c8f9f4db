using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out the errors of a contract as a closed sum.</summary>
internal static class ErrorEmitter
{
    public static void Sum(SourceWriter writer, ContractModel contract, TypeWriter types)
    {
        writer.Lines($"/// <summary>Why {XmlDoc.Escape(contract.SolidityName)} refused a call: one of its errors, one that every contract has, or <see cref=\"Unknown\"/>.</summary>");
        using (writer.Open($"public abstract record Error : {KnownTypes.Abi}ContractError"))
        {
            writer.Lines("private Error() { }");
            writer.Separate();
            Decode(writer, contract);
            foreach (ErrorModel error in contract.Errors)
            {
                writer.Separate();
                Case(writer, error, types);
            }

            writer.Separate();
            writer.Lines($$"""
                /// <summary>A <c>require</c> or <c>revert</c> with a reason: <c>Error(string)</c>.</summary>
                /// <param name="Reason">For a person. It changes from one revision to the next: do not compare it.</param>
                public sealed record Revert(string Reason) : Error;

                /// <summary>A check that the compiler added failed: <c>Panic(uint256)</c>.</summary>
                /// <param name="Code">Which check.</param>
                public sealed record Panicked({{KnownTypes.Abi}}PanicCode Code) : Error;

                /// <summary>Revert data that is none of the contract's errors, or no encoding of one.</summary>
                /// <param name="RevertData">The revert data; empty when the contract gave none.</param>
                /// <param name="Reason">Why it was not decoded.</param>
                public sealed record Unknown({{KnownTypes.Bytes}} RevertData, string Reason) : Error;
                """);
        }
    }

    private static void Decode(SourceWriter writer, ContractModel contract)
    {
        writer.Lines("""
            /// <summary>Decodes revert data.</summary>
            /// <param name="revertData">What the contract returned when it gave up.</param>
            /// <returns>The error; <see cref="Unknown"/>, with the reason, when it is none of the contract's.</returns>
            """);
        List<string> cases = [];
        foreach (ErrorModel error in contract.Errors)
        {
            cases.Add($"0x{error.Entry.Selector} => {KnownTypes.Abi}RevertData.Decode<{error.Name}>(revertData)");
        }

        cases.Add($"{KnownTypes.Abi}RevertData.ErrorSelector => new Revert({KnownTypes.Abi}RevertData.DecodeReason(revertData))");
        cases.Add($"{KnownTypes.Abi}RevertData.PanicSelector => new Panicked({KnownTypes.Abi}RevertData.DecodePanic(revertData))");
        SumDecoder.Write(
            writer,
            $"public static Error Decode({KnownTypes.ReadOnlyBytes} revertData)",
            $"{KnownTypes.Abi}Calldata.ReadSelector(revertData)",
            cases,
            Unknown(Literal.Text($"The revert data is no error of {contract.SolidityName}.")),
            Unknown);
    }

    private static string Unknown(string reason) => $"new Unknown({KnownTypes.Bytes}.Create(revertData), {reason})";

    private static void Case(SourceWriter writer, ErrorModel error, TypeWriter types)
    {
        string contract = $"{KnownTypes.Abi}IContractError<{error.Name}>";
        XmlDoc.Entry(writer, error.Entry.Documentation, $"<c>{error.Entry.Signature}</c>, selector <c>0x{error.Entry.Selector}</c>.");
        writer.Lines($"[{KnownTypes.Abi}AbiEntry({Literal.Text(error.Entry.Text)})]");
        using (writer.Open($"public sealed record {error.Name} : Error, {contract}{TupleEmitter.EmptyInterface(error.Name, error.Inputs)}"))
        {
            TupleEmitter.Properties(writer, error.Inputs.Fields, types);
            writer.Separate();
            writer.Lines($"static string {contract}.Signature => Signatures.Errors.{error.Name};");
            writer.Lines($"static {KnownTypes.Bytes4} {contract}.Selector => Selectors.Errors.{error.Name};");
            TupleEmitter.ArgumentCodec(writer, error.Name, error.Inputs, types);
        }
    }
}
