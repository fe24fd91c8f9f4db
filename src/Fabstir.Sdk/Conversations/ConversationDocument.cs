using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fabstir;

/// <summary>The first line of a stored conversation: everything but what was said. Numbers of any size are texts.</summary>
internal sealed class ConversationDocument
{
    public string Format { get; set; } = "";

    public string Id { get; set; } = "";

    public long Revision { get; set; }

    public string Title { get; set; } = "";

    public string? Model { get; set; }

    public SessionDocument? Session { get; set; }

    public Dictionary<string, string> Metadata { get; set; } = [];

    public DateTimeOffset Created { get; set; }

    public DateTimeOffset Updated { get; set; }

    public int Turns { get; set; }

    public string Tokens { get; set; } = "0";

    public string Usdc { get; set; } = "0";

    public string Native { get; set; } = "0";

    internal sealed class SessionDocument
    {
        public string Id { get; set; } = "";

        public string Depositor { get; set; } = "";

        public string Host { get; set; } = "";

        public string Transaction { get; set; } = "";
    }

    /// <summary>A line in the middle: one turn.</summary>
    internal sealed class TurnDocument
    {
        public string Role { get; set; } = "";

        public string Text { get; set; } = "";

        public DateTimeOffset At { get; set; }

        public long Tokens { get; set; }

        public string? Cost { get; set; }

        public string? Paid { get; set; }
    }

    /// <summary>The last line: the SHA-256 of all bytes before it.</summary>
    internal sealed class SealDocument
    {
        public string Sha256 { get; set; } = "";
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    MaxDepth = 8)]
[JsonSerializable(typeof(ConversationDocument))]
[JsonSerializable(typeof(ConversationDocument.TurnDocument))]
[JsonSerializable(typeof(ConversationDocument.SealDocument))]
internal sealed partial class ConversationJsonContext : JsonSerializerContext
{
    // It is read in editors, and never put into a page.
    public static ConversationJsonContext Readable => field ??= new(
        new JsonSerializerOptions(Default.GeneratedSerializerOptions!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
