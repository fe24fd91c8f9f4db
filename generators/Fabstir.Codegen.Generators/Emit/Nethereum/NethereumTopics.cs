using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming.Nethereum;

namespace Fabstir.Codegen.Generators.Emit.Nethereum;

/// <summary>
/// Lays out what tells Nethereum the topics of events with indexed structs or fixed arrays. It makes a topic of the types that it decodes; of these
/// it can decode the hash only, so that the types are told apart.
/// </summary>
internal static class NethereumTopics
{
    private const string ClassName = "EventTopics";

    public static void Write(SourceWriter writer, ContractModel contract, NethereumTypeWriter types)
    {
        List<EventModel> events = [];
        foreach (EventModel @event in contract.Events)
        {
            if (!@event.SignatureFields.IsEmpty)
            {
                events.Add(@event);
            }
        }

        if (events.Count == 0)
        {
            return;
        }

        Register(writer, events);
        foreach (EventModel @event in events)
        {
            writer.Separate();
            writer.Lines($"/// <summary>What topic0 of <c>{@event.Entry.Signature}</c> is made of.</summary>");
            NethereumClass.Write(
                writer,
                NethereumMessages.Attribute(@event),
                $"file sealed class {SignatureOf(@event)} : {NethereumKnownTypes.Abi}IEventDTO",
                @event.SignatureFields,
                types);
        }
    }

    private static void Register(SourceWriter writer, List<EventModel> events)
    {
        writer.Separate();
        writer.Lines("/// <summary>Tells Nethereum the topics of events whose indexed structs and arrays are in a log as their hash.</summary>");
        using (writer.Open($"internal static class {ClassName}"))
        {
            writer.Lines($"[{KnownTypes.System}Runtime.CompilerServices.ModuleInitializer]");
            using (writer.Open("internal static void Register()"))
            {
                foreach (EventModel @event in events)
                {
                    writer.Lines($"Register<{@event.Name}{NethereumNames.Event}, {SignatureOf(@event)}>();");
                }
            }

            writer.Separate();
            using (writer.Open("private static void Register<TEvent, TSignature>()"))
            {
                writer.Lines($"""
                    var decoded = {NethereumKnownTypes.Contracts}ABITypedRegistry.GetEvent<TEvent>();
                    var parameters = decoded.InputParameters;
                    decoded.InputParameters = {NethereumKnownTypes.Contracts}ABITypedRegistry.GetEvent<TSignature>().InputParameters;

                    // Both are made when they are first asked for, and kept.
                    _ = decoded.Signature;
                    _ = decoded.Sha3Signature;
                    decoded.InputParameters = parameters;
                    """);
            }
        }
    }

    private static string SignatureOf(EventModel @event) => @event.Name + "Signature";
}
