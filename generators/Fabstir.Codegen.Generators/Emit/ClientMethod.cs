using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>A method of a client, as it stands in the class and in its interface.</summary>
/// <param name="Documentation">The comment in the interface.</param>
/// <param name="Declaration">The method without modifiers and body.</param>
/// <param name="Body">What it returns, as an expression.</param>
internal sealed record ClientMethod(string Documentation, string Declaration, string Body)
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
        return new ClientMethod(
            documentation + returns,
            Declare(result is null ? KnownTypes.Task : $"{KnownTypes.Task}<{result}>", function.MethodName, [.. parameters, KnownTypes.OptionalCallOptions]),
            Invoke(
                "CallAsync" + (result is null ? "" : $"<Functions.{function.Name}, {result}>"),
                [message, "options", "cancellationToken"]));
    }

    /// <summary>The method of an entry that has no function: <c>receive</c> or <c>fallback</c>.</summary>
    public static ClientMethod Raw(string entry, string summary, List<string> parameters, string calldata, bool isPayable) => Send(
        $"/// <summary>{summary}: <c>{entry}</c>.</summary>" + (parameters.Count == 0 ? "" : "\n/// <param name=\"calldata\">The calldata.</param>"),
        char.ToUpperInvariant(entry[0]) + entry.Substring(1) + "Async",
        parameters,
        isPayable ? $"\"{entry}()\", {calldata}" : $"\"{entry}()\", {calldata}, {KnownTypes.Wei}.Zero",
        isPayable);

    /// <summary>The method that asks for events.</summary>
    public static ClientMethod GetEvents() => new(
        """
        /// <summary>Asks for events of the contract.</summary>
        /// <param name="filter">Which of them, by their indexed arguments: see <see cref="Filters"/>.</param>
        /// <param name="blocks">The blocks that are searched.</param>
        /// <returns>The events in the order of the chain.</returns>
        """,
        Declare(
            $"{KnownTypes.Task}<{KnownTypes.System}Collections.Generic.IReadOnlyList<{KnownTypes.Ethereum}EventLog<TEvent>>>",
            "GetEventsAsync<TEvent>",
            [$"{KnownTypes.Abi}IEventFilter<TEvent> filter", $"{KnownTypes.Ethereum}BlockRange blocks"]) + $"\n    where TEvent : Event, {KnownTypes.Abi}IContractEvent<TEvent>",
        Invoke("GetEventsAsync", ["filter", "blocks", "cancellationToken"]));

    /// <summary>The method that follows events.</summary>
    public static ClientMethod Subscribe() => new(
        """
        /// <summary>Follows events of the contract: those that are there from a block on, and then each as its block comes.</summary>
        /// <param name="filter">Which of them, by their indexed arguments: see <see cref="Filters"/>.</param>
        /// <returns>The events, each once, and again as removed when a reorganisation takes it back; <see cref="Event.Unknown"/> for a log that is no encoding of it.</returns>
        """,
        Declare(
            $"{KnownTypes.System}Collections.Generic.IAsyncEnumerable<{KnownTypes.Ethereum}EventLog<Event>>",
            "SubscribeAsync<TEvent>",
            [$"{KnownTypes.Abi}IEventFilter<TEvent> filter", $"{KnownTypes.Ethereum}SubscriptionOptions? options = null"]) + $"\n    where TEvent : Event, {KnownTypes.Abi}IContractEvent<TEvent>",
        Invoke("SubscribeAsync<TEvent, Event>", ["filter", "Event.Decode", "options", "cancellationToken"]));

    /// <summary>The method that runs a writing function without sending it.</summary>
    /// <param name="returns">Whether it is for functions that return something.</param>
    public static ClientMethod Simulate(bool returns)
    {
        string types = returns ? "TFunction, TResult" : "TFunction";
        string message = $"{KnownTypes.Abi}IContractFunction<{types}>";
        return new ClientMethod(
            $"""
            /// <summary>Runs a function{(returns ? "" : " that returns nothing")} as a transaction would, and sends nothing.</summary>
            /// <param name="message">The arguments: see <see cref="Functions"/>.</param>
            /// <param name="value">How much of the native currency would go with it.</param>{(returns ? "\n/// <returns>What the function would return.</returns>" : "")}
            """,
            Declare(
                returns ? $"{KnownTypes.Task}<TResult>" : KnownTypes.Task,
                $"SimulateAsync<{types}>",
                [message + " message", KnownTypes.Wei + " value = default", KnownTypes.OptionalCallOptions]) + $"\n    where TFunction : Call, {message}",
            Invoke("SimulateAsync", ["message", "value", "options", "cancellationToken"]));
    }

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
            Declare(Handle, name, all),
            Invoke(
                "SendAsync",
                isPayable ? [message, "value", "options", "cancellationToken"] : [message, "options", "cancellationToken"]));
    }

    private static string Declare(string type, string name, List<string> parameters) =>
        CallLayout.Of($"{type} {name}", [.. parameters, KnownTypes.OptionalCancellation]);

    private static string Invoke(string method, List<string> arguments) => CallLayout.Of("_client." + method, arguments);
}
