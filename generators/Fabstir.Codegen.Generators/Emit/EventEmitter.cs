using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out the events of a contract as a closed sum.</summary>
internal static class EventEmitter
{
    public static void Sum(SourceWriter writer, ContractModel contract, TypeWriter types)
    {
        writer.Lines($"/// <summary>What a log of {XmlDoc.Escape(contract.SolidityName)} is: one of its events, or <see cref=\"Unknown\"/>.</summary>");
        using (writer.Open($"public abstract record Event : {KnownTypes.Abi}ContractEvent"))
        {
            writer.Lines("private Event() { }");
            writer.Separate();
            Decode(writer, contract);
            foreach (EventModel @event in contract.Events)
            {
                writer.Separate();
                Case(writer, @event, types);
            }

            writer.Separate();
            writer.Lines($$"""
                /// <summary>A log that is none of the contract's events, or no encoding of one.</summary>
                /// <param name="Topics">The topics of the log.</param>
                /// <param name="Data">The data of the log.</param>
                /// <param name="Reason">Why it was not decoded.</param>
                public sealed record Unknown({{KnownTypes.AbiArray}}<{{KnownTypes.Bytes32}}> Topics, {{KnownTypes.Bytes}} Data, string Reason) : Event;
                """);
        }
    }

    private static void Decode(SourceWriter writer, ContractModel contract)
    {
        writer.Lines("""
            /// <summary>Decodes a log.</summary>
            /// <param name="topics">The topics of the log.</param>
            /// <param name="data">The data of the log.</param>
            /// <returns>The event; <see cref="Unknown"/>, with the reason, when it is none of the contract's.</returns>
            """);
        SumDecoder.Write(
            writer,
            $"public static Event Decode({KnownTypes.ReadOnlyTopics} topics, {KnownTypes.ReadOnlyBytes} data)",
            "topics",
            [.. NamedCases(contract), .. AnonymousCases(contract)],
            Unknown(Literal.Text($"The log is no event of {contract.SolidityName}.")),
            Unknown);
    }

    private static string Unknown(string reason) => $"new Unknown({KnownTypes.AbiArray}.Create(topics), {KnownTypes.Bytes}.Create(data), {reason})";

    /// <summary>A log with a known topic0 is of that event, or of none: which of several with one topic0, the number of topics says.</summary>
    private static IEnumerable<string> NamedCases(ContractModel contract)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (EventModel @event in contract.Events)
        {
            if (!@event.IsAnonymous)
            {
                counts[@event.Entry.Hash] = counts.TryGetValue(@event.Entry.Hash, out int count) ? count + 1 : 1;
            }
        }

        foreach (EventModel @event in contract.Events)
        {
            if (!@event.IsAnonymous)
            {
                // The last of several takes what is left, and its decoder says what is wrong with it.
                bool isLast = --counts[@event.Entry.Hash] == 0;
                string others = isLast ? ", .." : string.Concat(Repeat(", _", @event.TopicCount - 1));
                yield return $"[var topic0{others}] when topic0 == Topics.{@event.Name} => {DecodeCase(@event)}";
            }
        }
    }

    /// <summary>A log without a known topic0 may be of an anonymous event, if only one has so many topics.</summary>
    private static IEnumerable<string> AnonymousCases(ContractModel contract)
    {
        for (int count = 0; count <= 4; count++)
        {
            EventModel? only = null;
            int candidates = 0;
            foreach (EventModel @event in contract.Events)
            {
                if (@event.IsAnonymous && @event.TopicCount == count)
                {
                    only = @event;
                    candidates++;
                }
            }

            if (candidates == 1)
            {
                yield return $"[{string.Join(", ", Repeat("_", count))}] => {DecodeCase(only!)}";
            }
        }
    }

    private static void Case(SourceWriter writer, EventModel @event, TypeWriter types)
    {
        string contract = $"{KnownTypes.Abi}IContractEvent<{@event.Name}>";
        string identity = @event.IsAnonymous
            ? $"<c>{@event.Entry.Signature}</c>, anonymous."
            : $"<c>{@event.Entry.Signature}</c>, topic0 <c>0x{@event.Entry.Hash}</c>.";
        XmlDoc.Entry(writer, @event.Entry.Documentation, identity);
        writer.Lines($"[{KnownTypes.Abi}AbiEntry({Literal.Text(@event.Entry.Text)})]");
        using (writer.Open($"public sealed record {@event.Name} : Event, {contract}"))
        {
            TupleEmitter.Properties(writer, @event.Fields, types);
            writer.Separate();
            writer.Lines($"static string {contract}.Signature => Signatures.Events.{@event.Name};");
            writer.Lines($"static {KnownTypes.Bytes32}? {contract}.Topic0 => {(@event.IsAnonymous ? "null" : $"Topics.{@event.Name}")};");
            writer.Lines($"static int {contract}.TopicCount => {Literal.Number(@event.TopicCount)};");
            writer.Separate();
            GetTopics(writer, @event, contract, types);
            writer.Separate();
            writer.Lines($"static int {contract}.GetDataSize({@event.Name} value) => {TupleEmitter.Size(@event.Data, types)};");
            writer.Separate();
            TupleEmitter.Encode(writer, $"static int {contract}.EncodeData({@event.Name} value, {KnownTypes.BytesSpan} destination)", @event.Data, types);
            writer.Separate();
            DecodeLog(writer, @event, contract, types);
        }
    }

    private static void GetTopics(SourceWriter writer, EventModel @event, string contract, TypeWriter types)
    {
        List<string> topics = @event.IsAnonymous ? [] : [$"Topics.{@event.Name}"];
        foreach (FieldModel field in @event.Fields)
        {
            if (field.IsIndexed)
            {
                topics.Add(field.Type is HashedType
                    ? $"value.{field.PropertyName}"
                    : $"{KnownTypes.Abi}EventTopics.Encode<{types.CSharpType(field.Type)}, {types.Codec(field.Type)}>(value.{field.PropertyName})");
            }
        }

        string header = $"static {KnownTypes.AbiArray}<{KnownTypes.Bytes32}> {contract}.GetTopics({@event.Name} value) =>";
        if (topics.Count <= 1)
        {
            writer.Lines($"{header} [{string.Concat(topics)}];");
            return;
        }

        writer.Lines(header);
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

    private static void DecodeLog(SourceWriter writer, EventModel @event, string contract, TypeWriter types)
    {
        using (writer.Open($"static {@event.Name} {contract}.Decode({KnownTypes.ReadOnlyTopics} topics, {KnownTypes.ReadOnlyBytes} data)"))
        {
            string topic0 = @event.IsAnonymous ? "" : $"Topics.{@event.Name}, ";
            writer.Lines($"{KnownTypes.Abi}EventTopics.Require(topics, {Literal.Number(@event.TopicCount)}, {topic0}Signatures.Events.{@event.Name});");
            if (@event.Data.IsDynamic || !@event.Data.Fields.IsEmpty)
            {
                writer.Lines($"int budget = {KnownTypes.Codec}AbiHead.Budget(data);");
            }

            writer.Lines("return new()");
            writer.Lines("{");
            using (writer.Indent())
            {
                int topic = @event.IsAnonymous ? 0 : 1;
                foreach (FieldModel field in @event.Fields)
                {
                    writer.Lines(field.IsIndexed ? DecodeTopic(field, topic++, types) : TupleEmitter.DecodeField(field, types, "0"));
                }
            }

            writer.Lines("};");
        }
    }

    private static string DecodeTopic(FieldModel field, int topic, TypeWriter types) => field.Type is HashedType
        ? $"{field.PropertyName} = topics[{Literal.Number(topic)}],"
        : $"{field.PropertyName} = {KnownTypes.Abi}EventTopics.Decode<{types.CSharpType(field.Type)}, {types.Codec(field.Type)}>(topics, {Literal.Number(topic)}),";

    private static string DecodeCase(EventModel @event) => $"{KnownTypes.Abi}LogData.Decode<{@event.Name}>(topics, data)";

    private static string[] Repeat(string text, int count)
    {
        string[] repeated = new string[Math.Max(0, count)];
        for (int i = 0; i < repeated.Length; i++)
        {
            repeated[i] = text;
        }

        return repeated;
    }
}
