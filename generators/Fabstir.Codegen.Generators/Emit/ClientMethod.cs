using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>A method of a client, as it stands in the class and in the interface beside it.</summary>
/// <param name="Documentation">The comment in the interface.</param>
/// <param name="Attributes">What is said of the method in both, line by line; empty for nothing.</param>
/// <param name="Declaration">The method without modifiers and body.</param>
/// <param name="Body">What it returns, as an expression.</param>
internal sealed record ClientMethod(string Documentation, string Attributes, string Declaration, string Body)
{
    private const string Handle = $"{KnownTypes.Task}<{KnownTypes.Ethereum}TransactionHandle>";

    /// <summary>The method of a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="parameters">The parameters that stand for its arguments.</param>
    /// <param name="message">The message that is made of them, as an expression.</param>
    /// <param name="parameterDocumentation">What is said of them.</param>
    /// <param name="types">How types are written.</param>
    public static ClientMethod Of(FunctionModel function, List<string> parameters, string message, string parameterDocumentation, TypeWriter types)
    {
        DocumentationModel said = function.Entry.Documentation;
        string documentation = $"/// <summary>{XmlDoc.Sentence(said.Notice ?? said.Details)}<c>{function.Entry.Signature}</c>.</summary>{parameterDocumentation}";
        if (function.Mutability is not (Mutability.Pure or Mutability.View))
        {
            return Send(documentation, function.MethodName, parameters, message, function.Mutability == Mutability.Payable);
        }

        string? result = FunctionEmitter.ResultType(function, types);
        string returns = function.Outputs.Fields.Length switch
        {
            0 => "",
            1 => $"\n/// <returns>{XmlDoc.FieldText(function.Outputs.Fields[0])}</returns>",
            _ => "\n/// <returns>The outputs.</returns>",
        };
        string? unit = function.Outputs.Fields.Length == 1 ? function.Outputs.Fields[0].Unit : null;
        return new ClientMethod(
            documentation + returns,
            unit is null ? "" : $"[return: {KnownTypes.Abi}Unit({Literal.Text(unit)})]\n",
            Declare(result is null ? KnownTypes.Task : $"{KnownTypes.Task}<{result}>", function.MethodName, [.. parameters, KnownTypes.OptionalCallOptions]),
            Invoke("CallAsync", [message, "options", "cancellationToken"]));
    }

    /// <summary>The method of an entry that has no function: <c>receive</c> or <c>fallback</c>.</summary>
    public static ClientMethod Raw(string entry, string summary, List<string> parameters, string calldata, bool isPayable) => Send(
        $"/// <summary>{summary}: <c>{entry}</c>.</summary>" + (parameters.Count == 0 ? "" : "\n/// <param name=\"calldata\">The calldata.</param>"),
        char.ToUpperInvariant(entry[0]) + entry.Substring(1) + "Async",
        parameters,
        isPayable ? $"\"{entry}()\", {calldata}" : $"\"{entry}()\", {calldata}, {KnownTypes.Wei}.Zero",
        isPayable);

    /// <summary>The header of a method that can be cancelled.</summary>
    public static string Declare(string type, string name, List<string> parameters) =>
        CallLayout.Of($"{type} {name}", [.. parameters, KnownTypes.OptionalCancellation]);

    /// <summary>The call of the object that does what the clients have in common.</summary>
    public static string Invoke(string method, List<string> arguments) => CallLayout.Of("_client." + method, arguments);

    private static ClientMethod Send(string documentation, string name, List<string> parameters, string message, bool isPayable)
    {
        List<string> all = [.. parameters];
        if (isPayable)
        {
            documentation += "\n/// <param name=\"value\">How much of the native currency goes with it.</param>";
            all.Add(KnownTypes.Wei + " value");
        }

        all.Add(KnownTypes.OptionalTransactionOptions);
        return new ClientMethod(
            documentation,
            Attributes: "",
            Declare(Handle, name, all),
            Invoke(
                "SendAsync",
                isPayable ? [message, "value", "options", "cancellationToken"] : [message, "options", "cancellationToken"]));
    }
}
