using System.Text.Json;

namespace Fabstir.Ethereum;

/// <summary>A request: its method, how its parameters are written and how its result is read.</summary>
/// <param name="method">Such as <c>eth_call</c>.</param>
/// <param name="writeParameters">Writes the elements of the parameter array.</param>
/// <param name="readResult">Reads the result; throws <see cref="FormatException"/> when it is not what the specification says.</param>
internal sealed class JsonRpcRequest<TResult>(string method, Action<Utf8JsonWriter> writeParameters, Func<JsonElement, TResult> readResult)
{
    /// <summary>A request without parameters.</summary>
    public JsonRpcRequest(string method, Func<JsonElement, TResult> readResult)
        : this(method, static _ => { }, readResult)
    {
    }

    public string Method => method;

    /// <summary>Whether it may be asked again when it may have arrived: not what hands over a transaction, which is looked up first.</summary>
    public bool IsRepeatable { get; init; } = true;

    public void Write(Utf8JsonWriter writer, long id)
    {
        writer.WriteStartObject();
        writer.WriteString("jsonrpc"u8, "2.0"u8);
        writer.WriteNumber("id"u8, id);
        writer.WriteString("method"u8, method);
        writer.WriteStartArray("params"u8);
        writeParameters(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public TResult ReadResult(JsonElement result) => readResult(result);
}
