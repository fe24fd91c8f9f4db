using System.Text;
using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming;
using Fabstir.Codegen.Generators.Naming.Nethereum;

namespace Fabstir.Codegen.Generators.Emit.Nethereum;

/// <summary>Lays out the methods of a service: with a message, and with its arguments one by one.</summary>
internal static class NethereumMethods
{
    /// <summary>What is said of a method that does not wait.</summary>
    public const string HashReturned = "\n/// <returns>The hash of the transaction.</returns>";

    /// <summary>The parameter that a message is, called as its class.</summary>
    public static string ParameterOf(string className) => Identifiers.ToParameterName(className);

    public static void Query(SourceWriter writer, FunctionModel function, NethereumTypeWriter types)
    {
        string message = MessageOf(function);
        string parameter = ParameterOf(function.Name + NethereumNames.Function);
        string method = function.MethodName + "QueryAsync";
        (string task, string call) = QueryOf(function, message, types);
        Method(writer, function, "", task, method, [$"{message} {parameter}", NethereumKnownTypes.OptionalBlock], $"{call}({parameter}, blockParameter)");
        if (function.HasPositionalMethod)
        {
            List<string> parameters = [.. Parameters(function, types), NethereumKnownTypes.OptionalBlock];
            Method(writer, function, Documentation(function), task, method, parameters, $"{method}({Initialiser(function)}, blockParameter)");
        }
    }

    public static void Transaction(SourceWriter writer, FunctionModel function, NethereumTypeWriter types)
    {
        string parameter = ParameterOf(function.Name + NethereumNames.Function);
        Transaction(writer, function, "", [$"{MessageOf(function)} {parameter}"], parameter, "ContractHandler.SendRequest");
        if (function.HasPositionalMethod)
        {
            Transaction(writer, function, Documentation(function), Parameters(function, types), Initialiser(function), function.MethodName + "Request");
        }
    }

    private static void Transaction(SourceWriter writer, FunctionModel function, string documentation, List<string> parameters, string message, string send)
    {
        string receipt = $"{KnownTypes.Task}<{NethereumKnownTypes.Receipt}>";
        string request = function.MethodName + "RequestAsync";
        string wait = function.MethodName + "RequestAndWaitForReceiptAsync";
        Method(writer, function, documentation + HashReturned, KnownTypes.Task + "<string>", request, parameters, $"{send}Async({message})");
        Method(
            writer,
            function,
            documentation,
            receipt,
            wait,
            [.. parameters, NethereumKnownTypes.OptionalCancellationSource],
            $"{send}AndWaitForReceiptAsync({message}, cancellationTokenSource)");
        Method(
            writer, function, documentation, receipt, wait, [.. parameters, NethereumKnownTypes.Cancellation], $"{send}AndWaitForReceiptAsync({message}, cancellationToken)");
    }

    private static (string Task, string Call) QueryOf(FunctionModel function, string message, NethereumTypeWriter types)
    {
        if (function.Outputs.Fields.IsEmpty)
        {
            return (KnownTypes.Task, $"ContractHandler.QueryRawAsync<{message}>");
        }

        bool hasClass = NethereumMessages.HasOutputClass(function);
        string output = hasClass ? NethereumKnownTypes.Definitions + function.Name + NethereumNames.Output : types.CSharpType(function.Outputs.Fields[0].Type);
        return ($"{KnownTypes.Task}<{output}>", $"ContractHandler.{(hasClass ? "QueryDeserializingToObjectAsync" : "QueryAsync")}<{message}, {output}>");
    }

    private static void Method(SourceWriter writer, FunctionModel function, string documentation, string task, string name, List<string> parameters, string body)
    {
        DocumentationModel said = function.Entry.Documentation;
        writer.Separate();
        writer.Lines($"/// <summary>{XmlDoc.Sentence(said.Notice ?? said.Details)}<c>{function.Entry.Signature}</c>.</summary>{documentation}");
        writer.Lines(MethodHeader.Lay($"public virtual {task} {name}", parameters, " =>"));
        using (writer.Indent())
        {
            writer.Lines(body + ";");
        }
    }

    private static string MessageOf(FunctionModel function) => NethereumKnownTypes.Definitions + function.Name + NethereumNames.Function;

    private static List<string> Parameters(FunctionModel function, NethereumTypeWriter types)
    {
        List<string> parameters = [];
        foreach (FieldModel input in function.Inputs.Fields)
        {
            parameters.Add($"{types.CSharpType(input.Type)} {input.ParameterName}");
        }

        return parameters;
    }

    private static string Documentation(FunctionModel function)
    {
        StringBuilder documentation = new();
        foreach (FieldModel input in function.Inputs.Fields)
        {
            documentation.Append($"\n/// <param name=\"{input.ParameterName.TrimStart('@')}\">{XmlDoc.FieldText(input)}</param>");
        }

        return documentation.ToString();
    }

    private static string Initialiser(FunctionModel function)
    {
        List<string> initialisers = [];
        foreach (FieldModel input in function.Inputs.Fields)
        {
            initialisers.Add($"{input.PropertyName} = {input.ParameterName}");
        }

        return $"new {MessageOf(function)}{(initialisers.Count == 0 ? "()" : $" {{ {string.Join(", ", initialisers)} }}")}";
    }
}
