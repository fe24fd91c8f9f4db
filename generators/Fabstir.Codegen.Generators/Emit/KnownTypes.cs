using System.Text;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>
/// The C# types that generated code names. All go through aliases of the file with <c>::</c>, which looks at aliases only: no type, member or namespace
/// of a user's can get in the way, and the code stays readable.
/// </summary>
internal static class KnownTypes
{
    public const string Abi = "Abi::";
    public const string Codec = "Codec::";
    public const string Ethereum = "Eth::";
    public const string System = "System::";
    public const string Tasks = "Tasks::";

    /// <summary>The aliases, as they stand at the top of a namespace.</summary>
    public const string Aliases = """
        using Abi = global::Fabstir.Abi;
        using Codec = global::Fabstir.Abi.Codecs;
        using Eth = global::Fabstir.Ethereum;
        using System = global::System;
        using Tasks = global::System.Threading.Tasks;
        using Threading = global::System.Threading;
        """;

    public const string AbiArray = Abi + "AbiArray";
    public const string Address = Abi + "Address";
    public const string Bytes = Abi + "Bytes";
    public const string Bytes4 = Abi + "Bytes4";
    public const string Bytes32 = Abi + "Bytes32";

    public const string BytesSpan = System + "Span<byte>";
    public const string ReadOnlyBytes = System + "ReadOnlySpan<byte>";
    public const string ReadOnlyTopics = System + "ReadOnlySpan<" + Bytes32 + ">";
    public const string Task = Tasks + "Task";
    public const string OptionalCancellation = "Threading::CancellationToken cancellationToken = default";
    public const string OptionalCallOptions = Ethereum + "CallOptions? options = null";
    public const string OptionalTransactionOptions = Ethereum + "TransactionOptions? options = null";
    public const string Wei = Ethereum + "Wei";

    /// <summary>Generated files have no byte order mark, like all others.</summary>
    public static Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What tools look at to know that code is generated, and by what.</summary>
    public static string GeneratedCode { get; } =
        $"[{System}CodeDom.Compiler.GeneratedCode(\"Fabstir.Codegen.Generators\", \"{typeof(KnownTypes).Assembly.GetName().Version.ToString(3)}\")]";
}
