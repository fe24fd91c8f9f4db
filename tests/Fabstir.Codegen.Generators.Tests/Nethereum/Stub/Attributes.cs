using System;
using Nethereum.ABI.Model;

namespace Nethereum.ABI.FunctionEncoding.Attributes
{
    [AttributeUsage(AttributeTargets.Class)]
    public class FunctionAttribute : Attribute
    {
        public FunctionAttribute(string name)
        {
        }

        public FunctionAttribute(string name, string returnType)
        {
        }

        public FunctionAttribute(string name, Type dtoReturnType)
        {
        }
    }

    [AttributeUsage(AttributeTargets.Class)]
    public class FunctionOutputAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.Class)]
    public class EventAttribute : Attribute
    {
        public EventAttribute(string name)
        {
        }

        public EventAttribute(string name, bool isAnonymous)
        {
        }
    }

    [AttributeUsage(AttributeTargets.Class)]
    public class ErrorAttribute : Attribute
    {
        public ErrorAttribute(string name)
        {
        }
    }

    [AttributeUsage(AttributeTargets.Class)]
    public class StructAttribute : Attribute
    {
        public StructAttribute(string name)
        {
        }
    }

    [AttributeUsage(AttributeTargets.Property)]
    public class ParameterAttribute : Attribute
    {
        public ParameterAttribute(string type, string name = null, int order = 1)
        {
        }

        public ParameterAttribute(string type, string name, int order, bool indexed = false)
        {
        }

        public ParameterAttribute(string type, string name, int order, string structTypeName = null)
        {
        }

        public ParameterAttribute(string type, int order)
        {
        }

        public Parameter Parameter { get; }
    }

    public interface IFunctionOutputDTO
    {
    }

    public interface IEventDTO
    {
    }

    public interface IErrorDTO
    {
    }
}
