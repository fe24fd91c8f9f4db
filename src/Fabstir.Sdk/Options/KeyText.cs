using System.Security.Cryptography;
using System.Text;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Reads private keys from where they are kept. What goes wrong is said without repeating a digit.</summary>
internal static class KeyText
{
    private const UnixFileMode ForOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    // 0x, 64 digits, and room for line ends: nothing longer is a key.
    private const int MaxSize = 128;

    public static LocalSigner ReadEnvironment(string variable)
    {
        string? text = Environment.GetEnvironmentVariable(variable);
        return string.IsNullOrWhiteSpace(text)
            ? throw Invalid($"The environment variable {variable} is not set.")
            : CreateSigner(text.AsSpan().Trim(), $"the environment variable {variable}");
    }

    public static LocalSigner ReadFile(string path)
    {
        byte[] bytes = new byte[MaxSize];
        char[] characters = new char[MaxSize];
        try
        {
            int size = Read(path, bytes);
            int count = Encoding.ASCII.GetChars(bytes, 0, size, characters, 0);
            return CreateSigner(characters.AsSpan(0, count).Trim(), $"the file {path}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Invalid($"The key file {path} cannot be read: {e.Message}", e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
            Array.Clear(characters);
        }
    }

    private static int Read(string path, byte[] bytes)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & ForOthers) != 0)
        {
            throw Invalid($"The key file {path} can be read or changed by others than its owner: chmod 600 it, and consider the key known.");
        }

        return file.Length < MaxSize ? file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) : throw Invalid($"The file {path} is too long for a key.");
    }

    private static LocalSigner CreateSigner(ReadOnlySpan<char> text, string source)
    {
        try
        {
            return LocalSigner.FromHex(text);
        }
        catch (ArgumentException e)
        {
            throw Invalid($"What is in {source} is no private key: {e.Message}", e);
        }
    }

    private static FabstirException Invalid(string message, Exception? inner = null) => new(FabstirErrorCode.InvalidSigner, message, inner);
}
