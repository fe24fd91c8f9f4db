using System.Text;

namespace Fabstir.Sdk.Tests.Hosts;

public sealed class HostMetadataTests
{
    private const string Published =
        """{"hardware":{"gpu":"RTX 4090","vram":24,"ram":64},"capabilities":["streaming","batch"],"location":"us-east","maxConcurrent":5,"costPerToken":150}""";

    private const string Pieces = """{}[]",:-0e\u""";

    [Fact]
    public void The_published_form_is_read_and_written()
    {
        HostMetadata metadata = HostMetadata.Parse(Published);

        Assert.Equal(new HostHardware { Gpu = "RTX 4090", Vram = 24, Ram = 64 }, metadata.Hardware);
        Assert.Equal(["streaming", "batch"], metadata.Capabilities);
        Assert.Equal(("us-east", 5, 150m), (metadata.Location, metadata.MaxConcurrent, metadata.CostPerToken));
        Assert.Equal(Published, metadata.ToJson());
    }

    [Fact]
    public void What_others_add_is_passed_over_and_what_is_missing_is_empty()
    {
        HostMetadata metadata = HostMetadata.Parse("""{"publicKey":"0x02","location":"Zürich","services":[{"a":[1]}],"hardware":{"vram":11.5}}""");

        Assert.Equal(("Zürich", 11.5m, "", 0), (metadata.Location, metadata.Hardware.Vram, metadata.Hardware.Gpu, metadata.MaxConcurrent));
        Assert.Empty(metadata.Capabilities);
        Assert.Contains("Zürich", metadata.ToJson(), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Hostile { get; } = new()
    {
        { "", "no JSON" },
        { "null", "null" },
        { "[]", "no JSON" },
        { "not json", "no JSON" },
        { "{} trailing", "no JSON" },
        { """{"hardware":null}""", "no JSON" },
        { """{"location":"\ud800"}""", "no JSON" },
        { """{"\ud800":1}""", "no JSON" },
        { """{"hardware":{"vram":"24"}}""", "$.hardware.vram" },
        { """{"location":7}""", "$.location" },
        { """{"location":null}""", "no JSON" },
        { """{"maxConcurrent":1.5}""", "$.maxConcurrent" },
        { """{"maxConcurrent":99999999999}""", "$.maxConcurrent" },
        { """{"maxConcurrent":-1}""", "maxConcurrent is -1" },
        { """{"costPerToken":1e400}""", "$.costPerToken" },
        { """{"costPerToken":1e27}""", "costPerToken" },
        { """{"hardware":{"vram":-8}}""", "hardware.vram is -8" },
        { """{"hardware":{"gpu":"a"},"hardware":{"gpu":"b"}}""", "no JSON" },
        { """{"capabilities":[null]}""", "capabilities" },
        { $$"""{"capabilities":[{{string.Join(',', Enumerable.Repeat("\"x\"", 65))}}]}""", "capabilities is 65" },
        { $$"""{"location":"{{new string('x', 201)}}"}""", "location is 201" },
        { $$"""{"capabilities":["{{new string('x', 101)}}"]}""", "capabilities is 101" },
        { $$"""{"other":"{{new string('x', HostMetadata.MaxSize)}}"}""", "bytes" },
        { new string('[', 1_000), "no JSON" },
        { $$"""{"a":{{new string('[', 20)}}{{new string(']', 20)}}}""", "no JSON" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_is_hostile_is_described_and_not_thrown(string json, string expected)
    {
        Assert.False(HostMetadata.TryParse(json, out HostMetadata? metadata, out string? problem));
        Assert.Null(metadata);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.InRange(problem.Length, 1, 500);
        Assert.Throws<FormatException>(() => HostMetadata.Parse(json));
    }

    [Fact]
    public void Damaged_metadata_is_read_or_described_and_never_throws()
    {
        Random random = new(11);
        for (int i = 0; i < 5_000; i++)
        {
            StringBuilder damaged = new(Published);
            for (int j = random.Next(1, 6); j > 0; j--)
            {
                int at = random.Next(damaged.Length);
                _ = random.Next(3) switch
                {
                    0 => damaged.Remove(at, 1),
                    1 => damaged.Insert(at, Pieces[random.Next(Pieces.Length)]),
                    _ => damaged.Insert(at, damaged.ToString(0, at)),
                };
            }

            bool isRead = HostMetadata.TryParse(damaged.ToString(), out HostMetadata? metadata, out string? problem);

            Assert.Equal((isRead, !isRead), (metadata is not null, problem is not null));
            if (metadata is not null)
            {
                Assert.Equal(metadata.ToJson(), HostMetadata.Parse(metadata.ToJson()).ToJson());
            }
        }
    }

    [Fact]
    public void Size_is_counted_in_bytes()
    {
        string json = $$"""{"other":"{{new string('é', HostMetadata.MaxSize / 2)}}"}""";
        Assert.True(json.Length < HostMetadata.MaxSize && Encoding.UTF8.GetByteCount(json) > HostMetadata.MaxSize);
        Assert.False(HostMetadata.TryParse(json, out _, out _));
        Assert.False(HostMetadata.TryParse(null, out _, out _));
    }

    [Fact]
    public void What_the_registry_s_readers_would_refuse_is_not_written()
    {
        OutOfBoundsException refused = Assert.Throws<OutOfBoundsException>(() => new HostMetadata { MaxConcurrent = -1 }.ToJson());
        Assert.Equal(("maxConcurrent", "-1", "0 to 1000000"), (refused.Parameter, refused.Value, refused.Bound));
        Assert.Throws<OutOfBoundsException>(() => new HostMetadata { Location = new string('x', 201) }.ToJson());
    }
}
