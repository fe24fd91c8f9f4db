using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out the messages of functions, and the records of those that return several values.</summary>
internal static class FunctionEmitter
{
    public static void Messages(SourceWriter writer, ContractModel contract, TypeWriter types)
    {
        writer.Lines("/// <summary>The calls that the contract understands, a message for each function: cases of <see cref=\"Call\"/>.</summary>");
        using (writer.Open("public static class Functions"))
        {
            foreach (FunctionModel function in contract.Functions)
            {
                writer.Separate();
                Message(writer, function, types);
            }
        }
    }

    public static void Results(SourceWriter writer, ContractModel contract, TypeWriter types)
    {
        writer.Lines("/// <summary>What functions with several outputs return.</summary>");
        using (writer.Open("public static class Results"))
        {
            foreach (FunctionModel function in contract.Functions)
            {
                if (HasResultRecord(function))
                {
                    writer.Separate();
                    Result(writer, function, types);
                }
            }
        }
    }

    public static bool HasResultRecord(FunctionModel function) => function.Outputs.Fields.Length > 1;

    /// <summary>The C# type of what a function returns; null when it returns nothing.</summary>
    public static string? ResultType(FunctionModel function, TypeWriter types) => function.Outputs.Fields.Length switch
    {
        0 => null,
        1 => types.CSharpType(function.Outputs.Fields[0].Type),
        _ => "Results." + function.Name,
    };

    private static void Message(SourceWriter writer, FunctionModel function, TypeWriter types)
    {
        string self = $"{KnownTypes.Abi}IContractFunction<{function.Name}>";
        string contract = $"{KnownTypes.Abi}IContractFunction<{string.Join(", ", Contract(function, types))}>";

        XmlDoc.Entry(writer, function.Entry.Documentation, $"<c>{function.Entry.Signature}</c>, selector <c>0x{function.Entry.Selector}</c>.");
        writer.Lines($"[{KnownTypes.Abi}AbiEntry({Literal.Text(function.Entry.Text)})]");
        using (writer.Open($"public sealed record {function.Name} : Call, {contract}{TupleEmitter.EmptyInterface(function.Name, function.Inputs)}"))
        {
            TupleEmitter.Properties(writer, function.Inputs.Fields, types);
            writer.Separate();
            writer.Lines($"static string {self}.Signature => Signatures.Functions.{function.Name};");
            writer.Lines($"static {KnownTypes.Bytes4} {self}.Selector => Selectors.Functions.{function.Name};");
            TupleEmitter.ArgumentCodec(writer, function.Name, function.Inputs, types);
            if (HasResultRecord(function))
            {
                writer.Separate();
                writer.Lines($"static Results.{function.Name} {contract}.DecodeResult({KnownTypes.ReadOnlyBytes} returnData) => {KnownTypes.Codec}AbiData.DecodeTuple<Results.{function.Name}>(returnData);");
            }
        }
    }

    // One output needs no more than its codec; several have a record that is their codec.
    private static List<string> Contract(FunctionModel function, TypeWriter types)
    {
        List<string> arguments = [function.Name];
        if (ResultType(function, types) is { } result)
        {
            arguments.Add(result);
        }

        if (function.Outputs.Fields.Length == 1)
        {
            arguments.Add(types.Codec(function.Outputs.Fields[0].Type));
        }

        return arguments;
    }

    private static void Result(SourceWriter writer, FunctionModel function, TypeWriter types)
    {
        string contract = $"{KnownTypes.Codec}IAbiTuple<{function.Name}>";
        writer.Lines($"/// <summary>What <c>{function.Entry.Signature}</c> returns.</summary>");
        using (writer.Open($"public sealed record {function.Name} : {contract}"))
        {
            TupleEmitter.Properties(writer, function.Outputs.Fields, types);
            TupleEmitter.Codec(writer, function.Name, contract, function.Outputs, types);
        }
    }
}
