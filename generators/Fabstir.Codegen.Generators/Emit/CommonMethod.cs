using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>A method that many clients have: an interface of the runtime declares and documents it.</summary>
/// <param name="Interface">The interface.</param>
/// <param name="Declaration">The method without modifiers and body.</param>
/// <param name="Body">What it returns, as an expression.</param>
internal sealed record CommonMethod(string Interface, string Declaration, string Body)
{
    private const string Events = $"{KnownTypes.Ethereum}IEventSource<Event>";

    /// <summary>The methods that a contract's entries call for.</summary>
    public static List<CommonMethod> Of(ContractModel contract)
    {
        List<CommonMethod> methods = [];
        if (!contract.Events.IsEmpty)
        {
            methods.Add(GetEvents());
            methods.Add(Subscribe());
        }

        if (HasWriting(contract, returns: true))
        {
            methods.Add(Simulate("IResultSimulation", $"{KnownTypes.Task}<TResult>", "TFunction, TResult"));
        }

        if (HasWriting(contract, returns: false))
        {
            methods.Add(Simulate("ISimulation", KnownTypes.Task, "TFunction"));
        }

        return methods;
    }

    private static bool HasWriting(ContractModel contract, bool returns)
    {
        foreach (FunctionModel function in contract.Functions)
        {
            if (function.Mutability is not (Mutability.Pure or Mutability.View) && function.Outputs.Fields.IsEmpty != returns)
            {
                return true;
            }
        }

        return false;
    }

    private static CommonMethod GetEvents() => new(
        Events,
        ClientMethod.Declare(
            $"{KnownTypes.Task}<{KnownTypes.System}Collections.Generic.IReadOnlyList<{KnownTypes.Ethereum}EventLog<TEvent>>>",
            "GetEventsAsync<TEvent>",
            [$"{KnownTypes.Abi}IEventFilter<TEvent> filter", $"{KnownTypes.Ethereum}BlockRange blocks"]) + $"\n    where TEvent : Event, {KnownTypes.Abi}IContractEvent<TEvent>",
        ClientMethod.Invoke("GetEventsAsync", ["filter", "blocks", "cancellationToken"]));

    private static CommonMethod Subscribe() => new(
        Events,
        ClientMethod.Declare(
            $"{KnownTypes.System}Collections.Generic.IAsyncEnumerable<{KnownTypes.Ethereum}EventLog<Event>>",
            "SubscribeAsync<TEvent>",
            [$"{KnownTypes.Abi}IEventFilter<TEvent> filter", $"{KnownTypes.Ethereum}SubscriptionOptions? options = null"]) + $"\n    where TEvent : Event, {KnownTypes.Abi}IContractEvent<TEvent>",
        ClientMethod.Invoke("SubscribeAsync<TEvent, Event>", ["filter", "Event.Decode", "options", "cancellationToken"]));

    private static CommonMethod Simulate(string @interface, string result, string types) => new(
        $"{KnownTypes.Ethereum}{@interface}<Call>",
        ClientMethod.Declare(
            result,
            $"SimulateAsync<{types}>",
            [$"{KnownTypes.Abi}IContractFunction<{types}> message", KnownTypes.Wei + " value = default", KnownTypes.OptionalCallOptions])
            + $"\n    where TFunction : Call, {KnownTypes.Abi}IContractFunction<{types}>",
        ClientMethod.Invoke("SimulateAsync", ["message", "value", "options", "cancellationToken"]));
}
