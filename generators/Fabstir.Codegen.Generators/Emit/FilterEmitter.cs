using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out what a node can be asked for: logs of an event by its indexed arguments.</summary>
internal static class FilterEmitter
{
    public static void Filters(SourceWriter writer, ContractModel contract, TypeWriter types)
    {
        writer.Lines("/// <summary>Which logs to ask a node for, by the indexed arguments of an event.</summary>");
        using (writer.Open("public static class Filters"))
        {
            foreach (EventModel @event in contract.Events)
            {
                writer.Separate();
                Filter(writer, @event, types);
            }
        }
    }

    private static void Filter(SourceWriter writer, EventModel @event, TypeWriter types)
    {
        string contract = $"{KnownTypes.Abi}IEventFilter<Event.{@event.Name}>";
        List<string> topics = @event.IsAnonymous ? [] : [$"[Topics.{@event.Name}]"];
        writer.Lines($"/// <summary>Logs of <c>{@event.Entry.Signature}</c>.</summary>");
        using (writer.Open($"public sealed record {@event.Name} : {contract}"))
        {
            foreach (FieldModel field in @event.Fields)
            {
                if (field.IsIndexed)
                {
                    topics.Add(Property(writer, field, types));
                }
            }

            writer.Separate();
            writer.Lines($"{KnownTypes.AbiArray}<{KnownTypes.AbiArray}<{KnownTypes.Bytes32}>> {contract}.GetTopics() =>");
            writer.Lines("[");
            using (writer.Indent())
            {
                foreach (string topic in topics)
                {
                    writer.Lines(topic + ",");
                }
            }

            writer.Lines("];");
        }
    }

    /// <summary>Writes the property of an indexed argument.</summary>
    /// <returns>The topics that it stands for, as an expression.</returns>
    private static string Property(SourceWriter writer, FieldModel field, TypeWriter types)
    {
        string hashed = field.Type is HashedType ? ", by their Keccak-256" : "";
        string type = types.CSharpType(field.Type);
        writer.Separate();
        writer.Lines($"/// <summary>Any of these as <c>{field.Type.Canonical} {XmlDoc.Escape(field.SolidityName)}</c>{hashed}; none for all.</summary>");
        writer.Lines($"public {KnownTypes.AbiArray}<{type}> {field.PropertyName} {{ get; init; }}");
        return field.Type is HashedType ? field.PropertyName : $"{KnownTypes.Abi}EventTopics.EncodeAll<{type}, {types.Codec(field.Type)}>({field.PropertyName})";
    }
}
