using System.Reflection;
using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Codegen.Generators.Tests.Harness;
using Fabstir.Tests;

namespace Fabstir.Codegen.Generators.Tests.Vectors;

/// <summary>Generated code against contract-events: the logs that contracts of solc's emitted for random events.</summary>
public sealed class EventVectorTests
{
    private const int EventsPerContract = 100;

    private static readonly IReadOnlyList<JsonElement> All = Testcases.Read("contract-events");
    private static readonly JsonElement[] Events = [.. All.Select(static vector => vector.Nested("interface").EnumerateArray().Single(static entry => entry.GetProperty("name").GetString() == "testEvent"))];
    private static readonly string[] Texts = [.. Events.Select(Text)];
    private static readonly Lazy<Dictionary<string, Type>> Code = new(Generate);

    public static TheoryData<int, string> Names { get; } = [.. All.Select(static (vector, i) => new TheoryDataRow<int, string>(i, vector.GetProperty("name").GetString()!))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Decodes_and_encodes_what_the_contract_emitted(int index, string name)
    {
        JsonElement vector = All[index];
        Type type = Code.Value[Texts[index]];
        Bytes32[] topics = [.. vector.GetProperty("topics").EnumerateArray().Select(static topic => Bytes32.Parse(topic.GetString()!))];
        Bytes data = Bytes.Parse(vector.GetProperty("data").GetString()!);
        object expected = VectorValue.CreateRecord(vector.GetProperty("normalizedValues").EnumerateArray(), type);

        object decoded = typeof(EventVectorTests).GetMethod(nameof(Decode), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [topics, data.AsSpan().ToArray()])!;

        Assert.Equal(expected, decoded);
        Assert.Equal(topics, ((AbiArray<Bytes32>)Call(nameof(LogData.GetTopics), type, expected)).ToArray());
        Assert.Equal(data, Bytes.Create((byte[])Call(nameof(LogData.Encode), type, expected)));
        Assert.NotNull(name);
    }

    [Fact]
    public void There_are_as_many_vectors_as_promised() => Assert.Equal(2016, All.Count);

    private static object Call(string method, Type type, object value) =>
        typeof(LogData).GetMethods().Single(candidate => candidate.Name == method && candidate.GetParameters().Length == 1).MakeGenericMethod(type).Invoke(null, [value])!;

    // Reflection cannot pass a span.
    private static T Decode<T>(Bytes32[] topics, byte[] data)
        where T : ContractEvent, IContractEvent<T> => LogData.Decode<T>(topics, data);

    /// <summary>The generated events, by the texts that their attributes have. All are called alike: no contract has two of one signature.</summary>
    private static Dictionary<string, Type> Generate()
    {
        List<Dictionary<string, JsonElement>> contracts = [];
        foreach ((int i, string text) in Texts.Index().DistinctBy(static pair => pair.Item))
        {
            string signature = string.Join(",", Events[i].GetProperty("inputs").EnumerateArray().Select(static input => input.GetProperty("type").GetString()));
            if (contracts.Find(contract => contract.Count < EventsPerContract && !contract.ContainsKey(signature)) is not { } free)
            {
                contracts.Add(free = []);
            }

            free.Add(signature, Events[i]);
        }

        Assembly assembly = Generation.RunUnchecked(
            [.. contracts.Select(static (contract, i) => new AbiInput($"abi/Vectors{i}.json", $"[{string.Join(",", contract.Values.Select(static entry => entry.GetRawText()))}]"))]).Load();
        return assembly.GetTypes().Where(static type => type.DeclaringType?.Name == "Event" && type.GetCustomAttribute<AbiEntryAttribute>() is not null)
            .ToDictionary(static type => type.GetCustomAttribute<AbiEntryAttribute>()!.Entry);
    }

    private static string Text(JsonElement entry)
    {
        IEnumerable<string> inputs = entry.GetProperty("inputs").EnumerateArray()
            .Select(static input => $"{input.GetProperty("type").GetString()}{(input.GetProperty("indexed").GetBoolean() ? " indexed" : "")} {input.GetProperty("name").GetString()}");
        return $"testEvent({string.Join(",", inputs)}){(entry.GetProperty("anonymous").GetBoolean() ? " anonymous" : "")}";
    }
}
