using System.Text;
using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out the client of a contract: its methods, and the interface that has the same.</summary>
internal static class ClientEmitter
{
    private const string Handle = $"{KnownTypes.Task}<{KnownTypes.Ethereum}TransactionHandle>";

    public static void Members(SourceWriter writer, ContractModel contract, TypeWriter types)
    {
        writer.Lines($$"""
            private readonly {{KnownTypes.Ethereum}}IContractTransport _transport;

            /// <summary>Makes a client.</summary>
            /// <param name="transport">How calls and transactions reach the chain.</param>
            /// <param name="address">The contract: the proxy, where there is one.</param>
            public {{contract.Name}}({{KnownTypes.Ethereum}}IContractTransport transport, {{KnownTypes.Address}} address)
            {
                {{KnownTypes.System}}ArgumentNullException.ThrowIfNull(transport);
                _transport = transport;
                Address = address;
            }

            /// <inheritdoc/>
            public {{KnownTypes.Address}} Address { get; }
            """);
        foreach (Method method in Methods(contract, types))
        {
            writer.Separate();
            writer.Lines("/// <inheritdoc/>");
            writer.Lines($"public {method.Signature} =>");
            writer.Lines($"    {method.Body};");
        }
    }

    public static void Interface(SourceWriter writer, ContractModel contract, TypeWriter types)
    {
        writer.Lines($"""
            /// <summary>What the client does, for tests that put something else in its place.</summary>
            /// <remarks>
            /// What the contract refuses throws <see cref="{KnownTypes.Ethereum}ContractRevertedException"/>, whose error is a case of <see cref="Error"/>: a call when it is
            /// made, a transaction before it is sent. A transaction is accepted by the node, but not yet mined, when its method returns.
            /// </remarks>
            """);
        using (writer.Open("public interface IClient"))
        {
            writer.Lines("/// <summary>The contract.</summary>");
            writer.Lines($"{KnownTypes.Address} Address {{ get; }}");
            foreach (Method method in Methods(contract, types))
            {
                writer.Separate();
                writer.Lines(method.Documentation);
                writer.Lines(method.Signature + ";");
            }
        }
    }

    private static IEnumerable<Method> Methods(ContractModel contract, TypeWriter types)
    {
        foreach (FunctionModel function in contract.Functions)
        {
            bool reads = function.Mutability is Mutability.Pure or Mutability.View;
            if (function.HasPositionalMethod)
            {
                yield return reads ? PositionalCall(function, types) : SendWithoutArguments(function);
            }

            // Without arguments there is nothing that a message would say.
            if (!function.HasPositionalMethod || !function.Inputs.Fields.IsEmpty)
            {
                yield return reads ? Call(function, "message", Documentation(function), types) : Send(function, "message", Documentation(function));
            }
        }

        if (contract.HasReceive)
        {
            yield return SendRaw("Receive", "", "default", isPayable: true, "/// <summary>Sends native currency without calldata: <c>receive</c>.</summary>");
        }

        if (contract.Fallback is { } mutability)
        {
            yield return SendRaw(
                "Fallback", $"{KnownTypes.Bytes} calldata, ", "calldata", mutability == Mutability.Payable, "/// <summary>Sends calldata of any form: <c>fallback</c>.</summary>");
        }

        if (!contract.Events.IsEmpty)
        {
            yield return GetEvents();
        }
    }

    private static Method Call(FunctionModel function, string message, string documentation, TypeWriter types, string? parameters = null)
    {
        string? result = FunctionEmitter.ResultType(function, types);
        string task = result is null ? KnownTypes.Task : $"{KnownTypes.Task}<{result}>";
        string arguments = result is null ? "" : $"<Functions.{function.Name}, {result}>";
        return new Method(
            documentation,
            $"{task} {function.MethodName}({parameters ?? MessageParameter(function)}{KnownTypes.OptionalCallOptions}, {KnownTypes.OptionalCancellation})",
            $"{KnownTypes.Ethereum}ContractClient.CallAsync{arguments}(_transport, Address, {message}, Error.Decode, options, cancellationToken)");
    }

    private static Method PositionalCall(FunctionModel function, TypeWriter types)
    {
        StringBuilder parameters = new();
        StringBuilder documentation = new(Documentation(function));
        List<string> initialisers = [];
        foreach (FieldModel input in function.Inputs.Fields)
        {
            string unit = input.Unit is null ? "" : $"[{KnownTypes.Abi}Unit({Literal.Text(input.Unit)})] ";
            parameters.Append($"{unit}{types.CSharpType(input.Type)} {input.ParameterName}, ");
            documentation.Append($"\n/// <param name=\"{input.ParameterName.TrimStart('@')}\">{XmlDoc.FieldText(input)}</param>");
            initialisers.Add($"{input.PropertyName} = {input.ParameterName}");
        }

        if (!function.Outputs.Fields.IsEmpty)
        {
            string returns = function.Outputs.Fields.Length == 1 ? XmlDoc.FieldText(function.Outputs.Fields[0]) : "The outputs.";
            documentation.Append($"\n/// <returns>{returns}</returns>");
        }

        string initialiser = initialisers.Count == 0 ? "()" : $" {{ {string.Join(", ", initialisers)} }}";
        return Call(function, $"new Functions.{function.Name}{initialiser}", documentation.ToString(), types, parameters.ToString());
    }

    private static Method Send(FunctionModel function, string message, string documentation, string? parameters = null)
    {
        bool isPayable = function.Mutability == Mutability.Payable;
        return new Method(
            documentation + ValueDocumentation(isPayable),
            $"{Handle} {function.MethodName}({parameters ?? MessageParameter(function)}{ValueParameter(isPayable)}{KnownTypes.OptionalTransactionOptions}, {KnownTypes.OptionalCancellation})",
            $"{KnownTypes.Ethereum}ContractClient.SendAsync(_transport, Address, {message}, {ValueArgument(isPayable)}, Error.Decode, options, cancellationToken)");
    }

    private static Method SendWithoutArguments(FunctionModel function) => Send(function, $"new Functions.{function.Name}()", Documentation(function), parameters: "");

    private static Method SendRaw(string entry, string parameter, string calldata, bool isPayable, string documentation) => new(
        documentation + ValueDocumentation(isPayable),
        $"{Handle} {entry}Async({parameter}{ValueParameter(isPayable)}{KnownTypes.OptionalTransactionOptions}, {KnownTypes.OptionalCancellation})",
        $"{KnownTypes.Ethereum}ContractClient.SendAsync(_transport, Address, \"{entry.ToLowerInvariant()}()\", {calldata}, {ValueArgument(isPayable)}, Error.Decode, options, cancellationToken)");

    private static Method GetEvents() => new(
        """
        /// <summary>Asks for events of the contract.</summary>
        /// <typeparam name="TEvent">The event.</typeparam>
        /// <param name="filter">Which of them, by their indexed arguments: see <see cref="Filters"/>.</param>
        /// <param name="blocks">The blocks that are searched.</param>
        /// <returns>The events in the order of the chain.</returns>
        """,
        $$"""
        {{KnownTypes.Task}}<{{KnownTypes.System}}Collections.Generic.IReadOnlyList<{{KnownTypes.Ethereum}}EventLog<TEvent>>> GetEventsAsync<TEvent>({{KnownTypes.Abi}}IEventFilter<TEvent> filter, {{KnownTypes.Ethereum}}BlockRange blocks, {{KnownTypes.OptionalCancellation}})
            where TEvent : Event, {{KnownTypes.Abi}}IContractEvent<TEvent>
        """,
        $"{KnownTypes.Ethereum}ContractClient.GetEventsAsync(_transport, Address, filter, blocks, cancellationToken)");

    private static string Documentation(FunctionModel function)
    {
        DocumentationModel said = function.Entry.Documentation;
        return $"/// <summary>{XmlDoc.Sentence(said.Notice ?? said.Details)}<c>{function.Entry.Signature}</c>.</summary>";
    }

    private static string MessageParameter(FunctionModel function) => $"Functions.{function.Name} message, ";

    private static string ValueParameter(bool isPayable) => isPayable ? KnownTypes.Wei + " value, " : "";

    private static string ValueArgument(bool isPayable) => isPayable ? "value" : KnownTypes.Wei + ".Zero";

    private static string ValueDocumentation(bool isPayable) =>
        isPayable ? "\n/// <param name=\"value\">How much of the native currency goes with it.</param>" : "";

    private sealed record Method(string Documentation, string Signature, string Body);
}
